type Props = { name: string; onName: (name: string) => void };

/** Prints the stub, with a name if one is typed. The name is only on this page: neither kept nor sent. */
export const ToPaper = ({ name, onName }: Props) => (
  <section aria-labelledby="paper">
    <h2 id="paper">Put it on paper</h2>
    <form
      onSubmit={(event) => {
        event.preventDefault();
        print();
      }}
    >
      <label className="field">
        Your name, if you want it on the stub
        <input
          value={name}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onName(target.value)}
        />
      </label>
      <button type="submit" className="button">
        Print the stub
      </button>
    </form>
    <p className="progress-note">
      The name goes onto the paper and nowhere else: it is not sent, not in the file, and gone with this page.
    </p>
  </section>
);

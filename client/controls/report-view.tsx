import './report-view.css';
import type { Report } from './use-control.ts';

/** What came of using a control, said aloud when it comes. */
export function ReportView({ report }: { report: Report | null }) {
  return (
    <div className="controls-report" role="status">
      {report && <p className={report.ok ? 'controls-done' : 'trouble'}>{report.text}</p>}
    </div>
  );
}

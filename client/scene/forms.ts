type RackForm = {
  perRow: number;
  rows: number;
  pitch: number;
  scale: number;
  firstY: number;
  rowHeight: number;
  /** How far down a bay goes beneath its board; 0 where the wall itself is the back. */
  bay: number;
};
type Form = {
  name: 'wide' | 'tall';
  width: number;
  height: number;
  /** Where wall and floor meet, and the top of the foyer's own wall. */
  floor: number;
  foyer: { to: number; from: number };
  rack: { from: number; to: number };
  roomy: RackForm;
  close: RackForm;
  atCounter: { x: number; y: number };
  waits: { x: number; y: number; pitch: number; scale: number; most: number; extraHeight: number };
  counter: { x: number; width: number; top: number; bottom: number };
  /** `pitch` is how far apart two of them stand. */
  attendant: { x: number; y: number; pitch: number };
  /** How far the attendant walks along the rack, and how far to the left of a hook the pole is held. */
  walk: { min: number; max: number; reach: number };
  clock: { x: number; y: number; r: number };
  trolley: { x: number; y: number };
  waiting: { x: number; y: number; anchor: 'start' | 'end' };
  /** Coats hang right above people, so words stand beside whoever is at the rack. */
  speaksBesideAtRack: boolean;
};

const wide: Form = {
  name: 'wide',
  width: 1200,
  height: 640,
  floor: 520,
  foyer: { to: 452, from: 0 },
  rack: { from: 690, to: 1190 },
  roomy: { perRow: 4, rows: 1, pitch: 124, scale: 1, firstY: 122, rowHeight: 0, bay: 0 },
  close: { perRow: 6, rows: 2, pitch: 83, scale: 0.56, firstY: 110, rowHeight: 156, bay: 0 },
  atCounter: { x: 392, y: 584 },
  waits: { x: 262, y: 576, pitch: -104, scale: 0.86, most: 3, extraHeight: 0 },
  counter: { x: 468, width: 184, top: 486, bottom: 592 },
  attendant: { x: 596, y: 574, pitch: 112 },
  walk: { min: 664, max: 1060, reach: 112 },
  clock: { x: 556, y: 158, r: 48 },
  trolley: { x: 1092, y: 596 },
  waiting: { x: 12, y: 326, anchor: 'start' },
  speaksBesideAtRack: true,
};

const tall: Form = {
  name: 'tall',
  width: 480,
  height: 706,
  floor: 596,
  foyer: { to: 206, from: 334 },
  rack: { from: 10, to: 470 },
  roomy: { perRow: 4, rows: 1, pitch: 115, scale: 1.1, firstY: 98, rowHeight: 0, bay: 228 },
  close: { perRow: 5, rows: 2, pitch: 92, scale: 0.56, firstY: 74, rowHeight: 146, bay: 109 },
  atCounter: { x: 134, y: 654 },
  waits: { x: 66, y: 892, pitch: 116, scale: 0.72, most: 4, extraHeight: 224 },
  counter: { x: 204, width: 166, top: 558, bottom: 662 },
  attendant: { x: 316, y: 646, pitch: 100 },
  walk: { min: 316, max: 424, reach: 44 },
  clock: { x: 438, y: 384, r: 28 },
  trolley: { x: 402, y: 664 },
  waiting: { x: 470, y: 690, anchor: 'end' },
  speaksBesideAtRack: false,
};

/** The two arrangements of the drawing: side by side like the diagram, and rack on top for narrow places. */
export const forms = { wide, tall };

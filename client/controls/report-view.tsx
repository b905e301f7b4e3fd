import './report-view.css';
import type { Report } from './use-control.ts';

/** What came of an errand, said aloud when it comes. */
export function ReportView({ report }: { report: Report | null }) {
  return (
    <div className="desk-report" role="status">
      {report && <p className={report.ok ? 'desk-done' : 'trouble'}>{report.text}</p>}
    </div>
  );
}

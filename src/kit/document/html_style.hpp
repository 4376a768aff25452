#pragma once
// How a report looks on a screen and on paper: ink on paper, one accent, no boxes. All rules start at .report, so that
// the same style serves the whole page and the fragment.

#include <string_view>

namespace muster::document {

inline constexpr std::string_view report_style = R"css(
.report-page { margin: 0; background: #fff; }
.report-page main { max-width: 40.125rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
.report { color: #17191c; font: 400 1.0625rem/1.55 Inter, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
.report p { margin: 0 0 .75rem; }
.report a { color: #1d4b7f; }
.report-logo img { display: block; }
.report-programme { font-size: 1rem; font-weight: 500; color: #44484e; }
.report h1, .report .report-level-1, .report .report-level-2, .report .report-level-3, .report-key { font-family: "Inter Display", Inter, Arial, sans-serif;
  font-weight: 600; letter-spacing: -.01em; font-variant-numeric: proportional-nums; line-height: 1.15; }
.report h1 { margin: 1.75rem 0 .75rem; font-size: 2.875rem; letter-spacing: -.02em; }
.report-subtitle { font-size: 1.125rem; color: #44484e; }
.report-head { border-bottom: 1.5px solid #17191c; margin-bottom: 1.5rem; padding-bottom: .75rem; }
.report-head p:last-child { margin-bottom: .5rem; }
.report .report-level-1 { margin: 2.5rem 0 .75rem; font-size: 1.75rem; }
.report .report-level-2 { margin: 2rem 0 .5rem; font-size: 1.3125rem; }
.report .report-level-3 { margin: 1.75rem 0 .375rem; font-size: 1.0625rem; line-height: 1.3; letter-spacing: 0; }
.report p.report-key { margin: 0 0 1.75rem; font-size: 1.5rem; font-weight: 500; line-height: 1.45; }
.report p.report-note { font-size: .875rem; color: #5f646b; }
.report ul, .report ol { margin: 0 0 1rem; padding: 0; padding-inline-start: 1.25rem; }
.report li { margin: 0 0 .25rem; break-inside: avoid; }
.report-long-list { columns: 2; column-gap: 2.25rem; }
.report-figure, .report-image { margin: 1.75rem 0; break-inside: avoid; }
.report-image img { display: block; max-width: 100%; max-height: 30rem; width: auto; height: auto; }
.report-image figcaption { margin-top: 0.5rem; font-size: 0.875rem; color: #44484e; }
.report figcaption, .report-table caption { text-align: start; font-size: .9375rem; font-weight: 500; line-height: 1.4;
  margin: 0 0 .625rem; break-after: avoid; }
.report figcaption strong, .report-table caption strong { font-weight: 600; }
.report-base { display: block; font-size: .875rem; font-weight: 400; color: #5f646b; }
.report svg { direction: ltr; }
.report-picture svg { display: block; max-width: 100%; height: auto; }
.report table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.4; }
.report-table { margin: 1.75rem 0 .75rem; }
.report thead { display: table-header-group; }
.report tr { break-inside: avoid; }
.report th, .report td { padding: .4375rem 0; padding-inline-end: .75rem; text-align: start; vertical-align: top; font-weight: 400;
  border-bottom: 1px solid #dad9d3; }
.report th:last-child, .report td:last-child { padding-inline-end: 0; }
.report thead th { font-size: .8125rem; color: #5f646b; border-bottom-color: #868a8f; vertical-align: bottom; }
.report .report-number { text-align: end; white-space: nowrap; }
.report .report-total th, .report .report-total td { font-weight: 600; border-top: 1px solid #868a8f;
  border-bottom-color: #868a8f; }
.report-mark svg { width: .75rem; height: .75rem; margin-inline-end: .5rem; vertical-align: -.0625rem; }
.report td.report-bar { width: 9rem; }
.report .report-bar .report-mark svg { width: 100%; height: auto; margin: 0; vertical-align: -.25rem; }
.report .report-quotation { margin: 1.25rem 0; padding: .125rem 0; padding-inline-start: 1rem;
  border-inline-start: 3px solid #1d4b7f; }
.report .report-quotation p { margin: 0; font-size: 1.1875rem; font-weight: 500; line-height: 1.4; }
.report-data { margin-top: .625rem; font-size: .875rem; }
.report-data summary { color: #1d4b7f; cursor: pointer; }
.report-data table { margin-top: .375rem; }
.report-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.report-pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.25rem; }
.report-pair-wide-left { grid-template-columns: minmax(0, 57fr) minmax(0, 43fr); }
.report-pair > div > :first-child { margin-top: .75rem; }
.report sup { font-size: .75em; line-height: 0; }
.report-footnotes { margin: 2.5rem 0 0; padding: .875rem 0 0; border-top: 1px solid #868a8f; font-size: .875rem; }
.report-contents { margin: 2rem 0; padding: .875rem 0; border-top: 1px solid #868a8f;
  border-bottom: 1px solid #dad9d3; }
.report-contents ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2.25rem; }
@media (max-width: 40rem) {
  .report-pair, .report-pair-wide-left { grid-template-columns: minmax(0, 1fr); }
  .report-contents ol, .report-long-list { columns: 1; }
  .report h1 { font-size: 2.125rem; }
  .report p.report-key { font-size: 1.25rem; }
}
@media print {
  @page { size: A4; margin: 15mm 18mm; }
  .report-page main { max-width: none; padding: 0; }
  .report { font-size: 10.5pt; }
  .report h1 { font-size: 30pt; }
  .report-subtitle { font-size: 11.25pt; }
  .report p.report-key { font-size: 15.75pt; }
  .report .report-level-1 { font-size: 21pt; }
  .report .report-level-2 { font-size: 15pt; }
  .report .report-level-3 { font-size: 10.5pt; }
  .report figcaption, .report-table caption { font-size: 9.75pt; }
  .report table { font-size: 9.5pt; }
  .report thead th, .report-base, .report p.report-note { font-size: 8.75pt; }
  .report .report-level-1, .report .report-level-2, .report .report-level-3 { break-after: avoid; }
  .report-data, .report-footnotes li > a:last-child { display: none; }
  .report-figure { margin: 1.125rem 0; }
  .report-contents { margin: 1rem 0 0; break-inside: avoid; }
  .report-page-break { break-before: page; }
  .report-pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .report-pair-wide-left { grid-template-columns: minmax(0, 57fr) minmax(0, 43fr); }
  .report a { color: inherit; text-decoration: none; }
}
)css";

}  // namespace muster::document

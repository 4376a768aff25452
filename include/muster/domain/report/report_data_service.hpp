#pragma once
// Loads what a definition is bound to: the event's figures, those of groups on demand, and its sessions.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/report/report_data.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::report {

/// What a report of one event is made of. `data()` looks at this and at what it was loaded with.
struct LoadedData {
  std::shared_ptr<const figures::Summary> summary;
  FiguresOfGroup of_group;
  std::vector<SessionFacts> sessions;
  WiderFigures wider;
  text::WordRules word_list;

  [[nodiscard]] ReportData data() const { return {*summary, of_group, sessions, wider, &word_list}; }
};

/// Errors: no such event. Groups are those that everybody who reads the report may be shown.
[[nodiscard]] Result<LoadedData> report_data(store::Database& database, figures::Summaries& summaries,
                                             const std::string& event_slug, Instant now);

}  // namespace muster::report

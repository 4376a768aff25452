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
  std::string language{};
  std::vector<std::string> labels_missing{};

  [[nodiscard]] ReportData data() const {
    return {*summary, of_group, sessions, wider, &word_list, language, labels_missing};
  }
};

/// Errors: no such event. Groups are those that everybody who reads the report may be shown.
[[nodiscard]] Result<LoadedData> report_data(store::Database& database, figures::Summaries& summaries,
                                             const std::string& event_slug, Instant now);

/// The same with the questions and answers in a language of the form. Errors: bad_input where the form is not in it.
/// Empty: as the form was written, in English.
[[nodiscard]] Result<LoadedData> told_in(LoadedData data, store::Database& database, const std::string& event_slug,
                                         const std::string& language);

/// Before anything is counted. Error: bad_input where the event's form is not in that language, with those that it is
/// in. Empty is always allowed.
[[nodiscard]] Outcome check_language(store::Database& database, const std::string& event_slug,
                                     const std::string& language);

/// The same for a report that a program reads: responses of open anonymous rounds move in steps, as in every other
/// reply to it.
[[nodiscard]] LoadedData told_to_programs(LoadedData data);

}  // namespace muster::report

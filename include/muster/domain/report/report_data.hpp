#pragma once
// What a definition is bound to: the event's figures, and what may be asked for besides them.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/result.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muster::report {

/// A session of the event, as a report prints it.
struct SessionFacts {
  std::string code;
  std::string title;
  std::string kind;                                   ///< "panel"
  std::string date;                                   ///< "Friday 10 June 2022"
  std::string time;                                   ///< "10:00 to 10:30"
  std::string place;                                  ///< may be empty
  std::string speakers;                               ///< "Zainab Okoro and Jo Lind"; may be empty
  std::shared_ptr<const figures::Summary> answers{};  ///< of the round about it; nothing where nobody was asked
};

/// Figures of a group of people, as the rules of disclosure let them be shown to everybody who reads the report.
/// Errors: bad_input with places in the filter where it cannot be read, names what is not there or may not be used.
using FiguresOfGroup = std::function<Result<std::shared_ptr<const figures::Summary>>(const std::string& where)>;

struct ReportData {
  const figures::Summary& summary;       ///< of everybody
  FiguresOfGroup of_group{};             ///< empty: figures may not have a filter
  std::vector<SessionFacts> sessions{};  ///< by day and time
};

}  // namespace muster::report

#pragma once
// What a definition is bound to: the event's figures, and what may be asked for besides them.

#include <muster/domain/actions/action.hpp>
#include <muster/domain/actions/comment.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/figures/years.hpp>
#include <muster/domain/indicators/indicator.hpp>
#include <muster/domain/report/picture.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/text/words.hpp>

#include <cstdint>
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

/// The event among those before it that asked the same.
struct EarlierEvents {
  figures::Years years;  ///< the event is the last of them
  figures::YearReview review;
};

/// The calendar year of the event in its programme.
struct YearFacts {
  int year = 0;
  std::vector<std::shared_ptr<const figures::Summary>> events;  ///< by date, without those cancelled
  std::int64_t registrations = 0;                               ///< of all events
  std::int64_t people = 0;                                      ///< each once, however many events they came to
  std::int64_t organisations = 0;                               ///< each once
  std::int64_t covered = 0;                                     ///< places that somebody registered from, each once
  std::int64_t places = 0;                                      ///< of the regions of the events
  std::size_t left_out = 0;                                     ///< events beyond the first sixty
};

/// What is loaded only where a definition asks for it; an empty function: there is none.
struct WiderFigures {
  template <class Facts>
  using Load = std::function<Result<std::shared_ptr<const Facts>>()>;
  Load<EarlierEvents> earlier{};
  Load<YearFacts> year{};
  Load<std::vector<actions::ReportedAction>> actions{};   ///< raised at the event, by number
  Load<actions::ReportedComments> comments{};             ///< what was said at the event, with what the team answers
  Load<std::vector<indicators::Indicator>> indicators{};  ///< published figures that the programme keeps, by title
  Load<std::vector<ReportPicture>> pictures{};            ///< that were brought along for the programme's reports
};

struct ReportData {
  const figures::Summary& summary;       ///< of everybody
  FiguresOfGroup of_group{};             ///< empty: figures may not have a filter
  std::vector<SessionFacts> sessions{};  ///< by day and time
  WiderFigures wider{};
  const text::WordRules* word_list = nullptr;  ///< the programme's, by which words were counted
  std::string language{};                      ///< that the report is in, a tag; English where it is empty
  std::vector<std::string> labels_missing{};   ///< questions and answers that the form does not have in it
};

}  // namespace muster::report

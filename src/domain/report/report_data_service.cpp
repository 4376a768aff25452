// A report is read by others than who makes it, so no right of its maker opens a group to it.
#include <muster/domain/report/report_data_service.hpp>

#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/actions/response_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/domain/figures/told_in.hpp>
#include <muster/domain/figures/told_in_service.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/figures/years_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/report/picture_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <map>
#include <optional>

namespace muster::report {
namespace {

/// Rounds that are about one session each: the session's code and the round's short name.
using RoundsOfSessions = std::map<std::string, std::string>;

struct Agenda {
  std::vector<events::EventSession> sessions;
  RoundsOfSessions rounds;
  text::WordRules word_list;
};

/// The figures of that year and of those before. It keeps its name where there are none: a report can then say so.
indicators::Indicator up_to(indicators::Indicator indicator, int year) {
  const auto cut = [&](indicators::Series& series) {
    std::erase_if(series.figures, [&](const indicators::Figure& figure) { return figure.year > year; });
  };
  for (auto& place : indicator.places) cut(place);
  cut(indicator.region);
  cut(indicator.nation);
  if (indicator.years().empty()) return indicator;
  auto newest = indicators::newest_origin(indicator);
  indicator.source = std::move(newest.source);
  indicator.published = std::move(newest.published);
  indicator.file_name = std::move(newest.file_name);
  return indicator;
}

/// A report of an event says nothing of later ones, nor of figures of later years, whenever it is made.
WiderFigures wider_of(store::Database& database, figures::Summaries& summaries, const std::string& event_slug,
                      Instant now) {
  WiderFigures out;
  out.earlier = [&database, &summaries, event_slug, now]() -> Result<std::shared_ptr<const EarlierEvents>> {
    MUSTER_TRY(series, figures::series_of(database, event_slug, {}));
    std::erase_if(series.choices, [&](const figures::SeriesChoice& one) {
      return one.event.slug != event_slug && one.event.date >= series.about.date;
    });
    auto made = std::make_shared<EarlierEvents>();
    MUSTER_TRY(years, figures::years_of(summaries, now, series));
    made->years = std::move(years);
    made->review = figures::review(made->years);
    return std::shared_ptr<const EarlierEvents>(std::move(made));
  };
  out.year = [&database, &summaries, event_slug, now]() -> Result<std::shared_ptr<const YearFacts>> {
    MUSTER_TRY(event, events::find_event(database, event_slug));
    MUSTER_TRY(year, figures::programme_year(database, summaries, now, event.programme_id,
                                             static_cast<int>(event.date.year()), figures::YearExtent::held));
    return std::make_shared<const YearFacts>(YearFacts{year.year, std::move(year.events), year.registrations,
                                                       year.people, year.organisations, year.covered, year.places,
                                                       year.left_out});
  };
  out.actions = [&database, event_slug]() -> Result<std::shared_ptr<const std::vector<actions::ReportedAction>>> {
    return database.read(
        [&](store::Session& session) -> Result<std::shared_ptr<const std::vector<actions::ReportedAction>>> {
          MUSTER_TRY(event, events::find_event(session, event_slug));
          return std::make_shared<const std::vector<actions::ReportedAction>>(
              actions::reported_actions(session, event.id));
        });
  };
  out.comments = [&database, event_slug]() -> Result<std::shared_ptr<const actions::ReportedComments>> {
    return database.read([&](store::Session& session) -> Result<std::shared_ptr<const actions::ReportedComments>> {
      MUSTER_TRY(event, events::find_event(session, event_slug));
      return std::make_shared<const actions::ReportedComments>(actions::reported_comments(session, event.id));
    });
  };
  out.pictures = [&database, event_slug]() -> Result<std::shared_ptr<const std::vector<ReportPicture>>> {
    MUSTER_TRY(all, pictures_of(database, event_slug));
    return std::make_shared<const std::vector<ReportPicture>>(std::move(all));
  };
  out.indicators = [&database, event_slug]() -> Result<std::shared_ptr<const std::vector<indicators::Indicator>>> {
    MUSTER_TRY(event, events::find_event(database, event_slug));
    MUSTER_TRY(all, indicators::collection(database, event.programme_id));
    for (const auto& region : all.regions) {
      if (region.id != event.region_id || region.slug == all.region) continue;
      MUSTER_TRY(own, indicators::collection(database, event.programme_id, region.slug));
      all = std::move(own);
      break;
    }
    std::vector<indicators::Indicator> known;
    for (auto& indicator : all.indicators)
      known.push_back(up_to(std::move(indicator), static_cast<int>(event.date.year())));
    return std::make_shared<const std::vector<indicators::Indicator>>(std::move(known));
  };
  return out;
}

using SharedSummary = std::shared_ptr<const figures::Summary>;

SharedSummary stepped(const SharedSummary& summary) {
  return figures::told_in_steps(*summary)
             ? std::make_shared<const figures::Summary>(figures::told_to_programs(*summary))
             : summary;
}

}  // namespace

Result<LoadedData> report_data(store::Database& database, figures::Summaries& summaries, const std::string& event_slug,
                               Instant now) {
  LoadedData out;
  MUSTER_TRY(summary, summaries.of(event_slug, now));
  out.summary = summary;
  out.of_group = [&summaries, event_slug, now](const std::string& where) {
    return summaries.of(event_slug, now, {where});
  };
  out.wider = wider_of(database, summaries, event_slug, now);
  MUSTER_TRY(agenda, database.read([&](store::Session& session) -> Result<Agenda> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    Agenda found;
    found.word_list = wordlist::word_rules_of(session, event.programme_id);
    // A report of a round has the event's figures of that round alone, and no agenda.
    if (events::asked(session, event.id).whole_id != event.id) return found;
    found.sessions = events::sessions_of(session, event.id);
    if (found.sessions.empty()) return found;
    for (const auto& round : events::rounds_of(session, event)) {
      if (round.id == event.id) continue;
      if (const auto about = events::session_asked_about(session, round.id))
        found.rounds.emplace(about->code, round.slug);
    }
    return found;
  }));
  out.word_list = std::move(agenda.word_list);
  for (const auto& session : agenda.sessions) {
    SessionFacts facts{session.code,
                       session.title,
                       std::string(events::session_kind_name(session.kind)),
                       long_date(events::session_date(session, summary->event.date)),
                       events::session_times(session),
                       session.place,
                       listed(session.speakers)};
    if (const auto round = agenda.rounds.find(session.code); round != agenda.rounds.end()) {
      MUSTER_TRY(answers, summaries.of(round->second, now));
      if (answers->round != figures::RoundState::none && answers->round != figures::RoundState::draft)
        facts.answers = answers;
    }
    out.sessions.push_back(std::move(facts));
  }
  return out;
}

Outcome check_language(store::Database& database, const std::string& event_slug, const std::string& language) {
  if (language.empty()) return Success{};
  const auto form = figures::form_in(database, event_slug, language);
  if (!form.ok()) return form.error();
  return Success{};
}

namespace {

/// In the words of its own form of that language; as it was asked where the form lacks it.
SharedSummary in_words_of(store::Database& database, SharedSummary summary, const std::string& language) {
  const auto form = figures::form_in(database, summary->event.slug, language);
  if (!form.ok() || *form == nullptr) return summary;
  return std::make_shared<const figures::Summary>(figures::with_words_of(*summary, **form));
}

/// What is followed over the years, in the words of the newest form. What an earlier form asked in other words stays as
/// it was asked: a translation is no change of the question.
void tell_review_by(figures::YearReview& review, const figures::Summary& words) {
  for (auto& measure : review.measures) {
    const auto* question = words.question(measure.question);
    if (question == nullptr) continue;
    measure.label = question->full_label();
    std::vector<std::string> labels;
    for (const auto& code : measure.codes)
      for (const auto& option : question->options)
        if (option.code == code) labels.push_back(figures::told_quoted(option.label));
    if (labels.size() == measure.codes.size()) measure.answer = told_choice(labels);
  }
  for (auto& values : review.values)
    if (const auto* question = words.question(values.question)) values.label = question->full_label();
}

void tell_years_in(WiderFigures& wider, store::Database& database, const std::string& language) {
  if (wider.earlier)
    wider.earlier = [load = std::move(wider.earlier), &database,
                     language]() -> Result<std::shared_ptr<const EarlierEvents>> {
      MUSTER_TRY(loaded, load());
      if (loaded == nullptr || loaded->years.empty()) return loaded;
      auto events = *loaded;
      events.years.back() = in_words_of(database, events.years.back(), language);
      tell_review_by(events.review, *events.years.back());
      return std::make_shared<const EarlierEvents>(std::move(events));
    };
  if (wider.year)
    wider.year = [load = std::move(wider.year), &database, language]() -> Result<std::shared_ptr<const YearFacts>> {
      MUSTER_TRY(loaded, load());
      if (loaded == nullptr) return loaded;
      auto year = *loaded;
      for (auto& event : year.events) event = in_words_of(database, event, language);
      return std::make_shared<const YearFacts>(std::move(year));
    };
}

}  // namespace

Result<LoadedData> told_in(LoadedData data, store::Database& database, const std::string& event_slug,
                           const std::string& language) {
  if (language.empty()) return data;
  MUSTER_TRY(form, figures::form_in(database, event_slug, language));
  data.language = language;
  MUSTER_TRY(missing, figures::labels_missing_in(database, event_slug, language));
  data.labels_missing = std::move(missing);
  if (form == nullptr) return data;
  data.summary = std::make_shared<const figures::Summary>(figures::with_words_of(*data.summary, *form));
  data.of_group = [of_group = std::move(data.of_group), form](const std::string& where) -> Result<SharedSummary> {
    MUSTER_TRY(group, of_group(where));
    return std::make_shared<const figures::Summary>(figures::with_words_of(*group, *form));
  };
  tell_years_in(data.wider, database, language);
  // A form about a session may lack the language: then its questions stay as they were asked.
  for (auto& session : data.sessions) {
    if (!session.answers) continue;
    const auto own = figures::form_in(database, session.answers->event.slug, language);
    if (own.ok() && *own != nullptr)
      session.answers = std::make_shared<const figures::Summary>(figures::with_words_of(*session.answers, **own));
  }
  return data;
}

LoadedData told_to_programs(LoadedData data) {
  data.summary = stepped(data.summary);
  data.of_group = [of_group = std::move(data.of_group)](const std::string& where) -> Result<SharedSummary> {
    MUSTER_TRY(group, of_group(where));
    return stepped(group);
  };
  for (auto& session : data.sessions)
    if (session.answers) session.answers = stepped(session.answers);
  if (!data.wider.year) return data;
  data.wider.year = [load = std::move(data.wider.year)]() -> Result<std::shared_ptr<const YearFacts>> {
    MUSTER_TRY(loaded, load());
    auto year = *loaded;
    for (auto& event : year.events) event = stepped(event);
    return std::make_shared<const YearFacts>(std::move(year));
  };
  return data;
}

}  // namespace muster::report

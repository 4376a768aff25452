// Loads London and the example summit by the same services that users' actions go through.
#include <muster/front/app/setup.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/people/people_service.hpp>
#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/tabular/table.hpp>

#include <array>
#include <stdexcept>

namespace muster::app {
namespace {

std::string example_file(const std::string& name) {
  const auto found = shipped("examples/" + name);
  if (found.data() == nullptr) throw std::logic_error("examples/" + name + " is not in the program");
  return std::string(found);
}

}  // namespace

Outcome load_london(store::Database& database, const store::AuditContext& audit) {
  MUSTER_TRY(places, tabular::read_table(example_file("regions/london.csv"), "london.csv"));
  MUSTER_TRY(region, people::read_region(places, "london", "London", "london.csv"));
  MUSTER_CHECK(people::load_region(database, audit, region));
  MUSTER_TRY(organisations,
             tabular::read_table(example_file("regions/london-organisations.csv"), "london-organisations.csv"));
  MUSTER_CHECK(people::load_organisations(database, audit, organisations, "london-organisations.csv"));
  return Success{};
}

Outcome load_example(store::Database& database, const store::AuditContext& audit) {
  const std::string folder = std::string(example_event) + "/";
  MUSTER_CHECK(events::add_event(database, audit,
                                 {example_event, "London SEND Summit 2022", "2022-06-10", "london",
                                  "Coin Street Neighbourhood Centre, London", "in person", example_programme}));
  MUSTER_TRY(event, events::find_event(database, example_event));
  MUSTER_TRY(sessions, events::read_agenda(example_file(folder + "agenda.txt"), event.date, {}));
  MUSTER_CHECK(events::add_sessions(database, audit, example_event, std::move(sessions)));
  MUSTER_TRY(form, form_text(example_event));
  MUSTER_CHECK(feedback::publish_form(database, audit, example_event, form.body, form.source));
  MUSTER_CHECK(booking::import_delegates(database, audit, example_event,
                                         {"delegates.csv", example_file(folder + "delegates.csv"), ""}, std::nullopt));
  MUSTER_CHECK(feedback::import_responses(database, audit, example_event,
                                          {"evaluation.csv", example_file(folder + "evaluation.csv")}));
  MUSTER_CHECK(feedback::import_notes(database, audit, example_event,
                                      {"discussion-notes.csv", example_file(folder + "discussion-notes.csv")}));
  const std::string figures = "london-invented-figures.csv";
  MUSTER_TRY(plan, indicators::plan_indicators(database, audit.at, example_event,
                                               {figures, example_file("indicators/" + figures)}));
  MUSTER_CHECK(indicators::import_indicators(database, audit, example_event, std::move(plan)));
  return feedback::close_round(database, audit, example_event);
}

Outcome load_example_themes(store::Database& database, const store::AuditContext& audit) {
  const std::string name = "codebook.csv";
  MUSTER_TRY(event, events::find_event(database, example_event));
  MUSTER_TRY(file, themes::read_codebook(example_file(std::string(example_event) + "/" + name), name));
  const auto taken_in = themes::change_book(database, audit, event.programme_id, [&](const themes::Codebook& now) {
    return themes::imported(now, file, name);
  });
  if (!taken_in.ok()) return taken_in.error();
  MUSTER_TRY(questions, themes::questions_to_read(database, example_event));
  for (const auto& question : questions) {
    MUSTER_TRY(texts, themes::asked_texts(database, example_event, question.code));
    const auto told = themes::apply_rules(database, audit, *texts, unwatched());
    if (!told.ok()) return told.error();
  }
  return Success{};
}

Outcome load_ten_summits(store::Database& database, const store::AuditContext& audit) {
  struct Summit {
    const char* date;
    const char* form;
  };
  constexpr std::array<Summit, 10> summits{{{"2016-06-10", "early"},
                                            {"2017-06-09", "early"},
                                            {"2018-06-08", "early"},
                                            {"2019-06-07", "late"},
                                            {"2020-06-12", "late"},
                                            {"2021-06-11", "late"},
                                            {"2022-06-10", "late"},
                                            {"2023-06-09", "late"},
                                            {"2024-06-07", "late"},
                                            {"2025-06-06", "late"}}};
  const std::string folder = "ten-summits/";
  for (const auto& [date, form] : summits) {
    const auto year = std::string(date).substr(0, 4);
    const auto slug = "network-summit-" + year;
    MUSTER_CHECK(events::add_event(
        database, audit, {slug, "Network summit " + year, date, "london", "", "in person", ten_summits_programme}));
    const auto name = std::string(form) + ".form";
    MUSTER_CHECK(feedback::publish_form(database, audit, slug, example_file(folder + name), name));
    MUSTER_CHECK(booking::import_delegates(
        database, audit, slug, {"delegates.csv", example_file(folder + year + "/delegates.csv"), ""}, std::nullopt));
    MUSTER_CHECK(feedback::import_responses(database, audit, slug,
                                            {"answers.csv", example_file(folder + year + "/answers.csv")}));
    MUSTER_CHECK(feedback::close_round(database, audit, slug));
  }
  return Success{};
}

}  // namespace muster::app

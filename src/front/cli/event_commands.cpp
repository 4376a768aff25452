// event add, event list, and the round of an event's form: form, open, close, reopen.
#include "commands.hpp"

#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/publish_with_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/front/app/shipped.hpp>

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace muster::cli {

const char* const round_help = "Code of a further round's link, or its name (default: the event's own)";

namespace {

void tell_published(Console& console, const std::string& slug, const feedback::Round& round) {
  console.out << "The form \"" << round.form->title << "\" is published as version " << round.form_version
              << "; its link is /f/" << round.short_code << ".";
  if (feedback::state_at(round, console.now()) == feedback::RoundState::draft)
    console.out << " Open it with: muster event open " << slug;
  console.out << "\n";
}

Outcome publish(store::Database& database, Console& console, const std::string& event, const std::string& form,
                std::string& text) {
  MUSTER_TRY(found, app::form_text(form));
  text = found.body;
  MUSTER_TRY(round, feedback::publish_form(database, console.audit(), event, found.body, found.source));
  tell_published(console, event, round);
  return Success{};
}

/// An event and, where it is not the event's own, its round.
struct RoundName {
  std::string event;
  std::string round;
};

Outcome publish(Console& console, const RoundName& wanted, const std::string& form, std::string& text) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  return publish(*database, console, about, form, text);
}

void print_rounds(Console& console, const std::vector<feedback::AskedRound>& all) {
  for (const auto& [about, asked, round, session] : all) {
    console.out << about.slug << "  " << about.title << "  ";
    if (session) console.out << "session " << session->code << "  ";
    if (round)
      console.out << round->short_code << "  " << feedback::state_name(feedback::state_at(*round, console.now()))
                  << "  " << feedback::told_answers(*round) << "\n";
    else
      console.out << "no form yet\n";
  }
}

using Adding = std::function<Result<events::Event>(store::Session&, const store::AuditContext&)>;

/// Adds what is asked about, with its form where one is named: a form that is not there, has errors or takes its
/// options from what the event does not have yet leaves nothing behind.
Outcome add_asked(Console& console, const Adding& adding, const std::string& form, std::string& text,
                  const std::function<void(const events::Event&)>& tell) {
  MUSTER_TRY(database, console.database());
  const auto audit = console.audit();
  events::Event added;
  const auto add = [&](store::Session& session) -> Result<events::Event> {
    MUSTER_TRY(event, adding(session, audit));
    return added = std::move(event);
  };
  if (form.empty()) {
    MUSTER_CHECK(database->write(add));
    tell(added);
    return Success{};
  }
  MUSTER_TRY(found, app::form_text(form));
  text = found.body;
  MUSTER_TRY(round, feedback::publish_with(*database, audit, add, found.body, found.source));
  tell(added);
  tell_published(console, added.slug, round);
  return Success{};
}

std::function<void(const events::Event&)> tell_added(Console& console) {
  return
      [&console](const events::Event& added) { console.out << added.title << " is added as " << added.slug << ".\n"; };
}

void add_rounds_commands(CLI::App& event, Console& console) {
  auto* list = event.add_subcommand("rounds", "The rounds of an event, each with its link's code");
  auto* of = list->add_option("EVENT", "Short name of the event")->required();
  list->callback([&console, of] {
    auto database = console.database();
    if (!database.ok()) return console.fail(database.error());
    const auto all = feedback::rounds_of_event(**database, of->as<std::string>());
    if (!all.ok()) return console.fail(all.error());
    print_rounds(console, *all);
  });
  auto* adding = event.add_subcommand("add-round", "Ask an event's people once more, by a form of its own");
  auto* slug = adding->add_option("EVENT", "Short name of the event")->required();
  auto wanted = std::make_shared<events::NewRound>();
  auto form = std::make_shared<std::string>();
  adding->add_option("--title", wanted->title, "What it is called: before the day (default: its session's title)");
  adding->add_option("--session", wanted->session, "Code of the session that it asks about (default: the whole event)");
  adding->add_option("--name", wanted->name, "Its name in addresses (default: made from the title)");
  adding->add_option("--form", *form, "Form to publish: a shipped one's name or a file");
  adding->callback([&console, slug, wanted, form] {
    std::string text;
    const auto add = [&](store::Session& session, const store::AuditContext& audit) {
      return events::add_round(session, audit, slug->as<std::string>(), *wanted);
    };
    if (const auto done = add_asked(console, add, *form, text, tell_added(console)); !done.ok())
      console.fail(done.error(), text);
  });
}

void add_survey_commands(CLI::App& program, Console& console) {
  auto* survey = program.add_subcommand("survey", "Surveys apart from any event");
  survey->require_subcommand(1);
  survey->add_subcommand("list", "All surveys, the one that ends last first")->callback([&console] {
    auto database = console.database();
    if (!database.ok()) return console.fail(database.error());
    const auto all = feedback::surveys(**database);
    if (!all.ok()) return console.fail(all.error());
    print_rounds(console, *all);
  });
  auto* adding = survey->add_subcommand("add", "Add a survey with a last day");
  auto wanted = std::make_shared<events::NewSurvey>();
  auto form = std::make_shared<std::string>();
  adding->add_option("NAME", wanted->name, "Its name in addresses, for example transport-2026")->required();
  adding->add_option("--title", wanted->title, "Title as people know it")->required();
  adding->add_option("--until", wanted->last_day, "Its last day, YYYY-MM-DD")->required();
  adding->add_option("--programme", wanted->programme, "Name of the programme (default: the first one)");
  adding->add_option("--form", *form, "Form to publish: a shipped one's name or a file");
  adding->callback([&console, wanted, form] {
    std::string text;
    const auto add = [&](store::Session& session, const store::AuditContext& audit) {
      return events::add_survey(session, audit, *wanted);
    };
    if (const auto done = add_asked(console, add, *form, text, tell_added(console)); !done.ok())
      console.fail(done.error(), text);
  });
}

/// Whoever types the name alone means the event from now on.
void tell_namesake(Console& console, const events::Event& event) {
  auto database = console.database();
  const auto surveys =
      database.ok() ? feedback::surveys(**database) : Result<std::vector<feedback::AskedRound>>(database.error());
  if (!surveys.ok()) return;
  for (const auto& survey : *surveys) {
    if (survey.about.slug.ends_with("." + event.slug))
      console.out << "There is also a survey of that name; from now on it is called " << survey.about.slug << ".\n";
  }
}

Outcome add(Console& console, const events::NewEvent& wanted, const std::string& form, std::string& text) {
  const auto adding = [&](store::Session& session, const store::AuditContext& audit) {
    return events::add_event(session, audit, wanted);
  };
  return add_asked(console, adding, form, text, [&](const events::Event& event) {
    console.out << event.title << ", " << long_date(event.date) << ", is added as " << event.slug << ".\n";
    tell_namesake(console, event);
  });
}

void list(Console& console) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  const auto found = events::list_events(**database);
  if (!found.ok()) return console.fail(found.error());
  if (found->empty())
    console.out << "No events yet. Add one with: muster event add SLUG --title TITLE --date YYYY-MM-DD\n";
  for (const auto& event : *found) {
    console.out << iso_date(event.date) << "  " << event.slug << "  " << event.title << "\n";
  }
}

using RoundChange = Outcome (*)(store::Database&, const store::AuditContext&, const std::string&);

void add_round_command(CLI::App& event, Console& console, const std::string& name, const std::string& description,
                       RoundChange change, const std::string& said) {
  auto* command = event.add_subcommand(name, description);
  auto* slug = command->add_option("EVENT", "Short name of the event")->required();
  auto round = std::make_shared<std::string>();
  command->add_option("--round", *round, round_help);
  command->callback([&console, slug, round, change, said] {
    auto database = console.database();
    if (!database.ok()) return console.fail(database.error());
    const auto about = feedback::slug_of_round(**database, slug->as<std::string>(), *round);
    if (!about.ok()) return console.fail(about.error());
    const auto changed = change(**database, console.audit(), *about);
    if (!changed.ok()) return console.fail(changed.error());
    console.out << said << "\n";
  });
}

void add_time_zone_command(CLI::App& event, Console& console) {
  auto* command = event.add_subcommand("time-zone", "The clocks by which the times of an event or survey are told");
  auto* slug = command->add_option("EVENT", "Short name of the event or survey")->required();
  auto name = std::make_shared<std::string>();
  command->add_option("ZONE", *name, "Area and city, for example Europe/Paris (default: says what they are)");
  command->callback([&console, slug, name] {
    auto database = console.database();
    if (!database.ok()) return console.fail(database.error());
    const auto about = events::find_event(**database, slug->as<std::string>());
    if (!about.ok()) return console.fail(about.error());
    const auto zone = name->empty() ? events::zone_of(**database, about->id)
                                    : feedback::choose_time_zone(**database, console.audit(), about->slug, *name);
    if (!zone.ok()) return console.fail(zone.error());
    console.out << "The times of " << about->title << " are those of " << zone->city() << " (" << zone->name()
                << ").\n";
  });
}

}  // namespace

void add_event_commands(CLI::App& program, Console& console) {
  auto* event = program.add_subcommand("event", "Events and their feedback forms");
  event->require_subcommand(1);

  auto* adding = event->add_subcommand("add", "Add an event");
  auto wanted = std::make_shared<events::NewEvent>();
  auto form = std::make_shared<std::string>();
  adding->add_option("SLUG", wanted->slug, "Short name for addresses, for example spring-forum-2027")->required();
  adding->add_option("--title", wanted->title, "Title as people know it")->required();
  adding->add_option("--date", wanted->date, "YYYY-MM-DD")->required();
  adding->add_option("--region", wanted->region, "Short name of the region (default london)");
  adding->add_option("--venue", wanted->venue, "Where it is");
  adding->add_option("--attendance", wanted->attendance, "in person, online or hybrid (default in person)");
  adding->add_option("--programme", wanted->programme, "Name of the programme (default: the first one)");
  adding->add_option("--form", *form, "Form to publish: a shipped one's name or a file");
  adding->callback([&console, wanted, form] {
    std::string text;
    const auto added = add(console, *wanted, *form, text);
    if (!added.ok()) console.fail(added.error(), text);
  });

  event->add_subcommand("list", "All events, newest first")->callback([&console] { list(console); });

  auto* publishing = event->add_subcommand("form", "Publish a form for an event, or a new version of it");
  auto* slug = publishing->add_option("EVENT", "Short name of the event")->required();
  auto* name = publishing->add_option("FORM", "A shipped form's name or a file")->required();
  auto of_round = std::make_shared<std::string>();
  publishing->add_option("--round", *of_round, round_help);
  publishing->callback([&console, slug, name, of_round] {
    std::string text;
    const auto published = publish(console, {slug->as<std::string>(), *of_round}, name->as<std::string>(), text);
    if (!published.ok()) console.fail(published.error(), text);
  });

  add_time_zone_command(*event, console);
  add_rounds_commands(*event, console);
  add_survey_commands(program, console);
  add_round_command(*event, console, "open", "Open the form: answers come in", feedback::open_round,
                    "The form is open.");
  add_round_command(*event, console, "close", "Close the form: figures are final", feedback::close_round,
                    "The form is closed. Its figures are final.");
  add_round_command(*event, console, "reopen", "Open a closed form again", feedback::reopen_round,
                    "The form is open again.");
}

}  // namespace muster::cli

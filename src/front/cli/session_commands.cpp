// session add, list, change, move, delete, paste, undo, show and hide: the agenda of an event.
#include "commands.hpp"

#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_clashes.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

/// What a command gives; what it leaves out stays as it was.
struct SessionWish {
  std::string event;
  std::string code;
  std::string file;
  bool save = false;
  std::optional<std::string> title;
  std::optional<std::string> kind;
  std::optional<std::string> day;
  std::optional<std::string> starts;
  std::optional<std::string> ends;
  std::optional<std::string> place;
  std::optional<std::int64_t> capacity;
  std::optional<std::string> speakers;
  std::optional<std::string> attendance;
  std::optional<std::int64_t> online_capacity;
  int minutes = 0;
  bool later_too = false;

  void change(events::SessionWords& words) const {
    if (title) words.title = *title;
    if (kind) words.kind = *kind;
    if (day) words.day = *day;
    if (starts) words.starts = *starts;
    if (ends) words.ends = *ends;
    if (place) words.place = *place;
    if (capacity) words.capacity = *capacity == 0 ? std::nullopt : capacity;
    if (attendance) words.attendance = *attendance == "as the event" ? std::string() : *attendance;
    if (online_capacity) words.online_capacity = *online_capacity == 0 ? std::nullopt : online_capacity;
    if (speakers) words.speakers = events::parse_speakers(*speakers);
  }
};

void print_sessions(Console& console, const std::vector<events::EventSession>& all, Date of_event) {
  for (const auto& one : all) {
    console.out << iso_date(session_date(one, of_event)) << "  " << session_times(one) << "  " << one.code << "  "
                << one.title;
    if (!one.place.empty()) console.out << ", " << one.place;
    if (!one.speakers.empty()) console.out << ", " << listed(one.speakers);
    if (one.attendance) console.out << ", " << own_attendance(one);
    if (const auto seats = seats_words(one); !seats.empty()) console.out << ", " << seats;
    console.out << "\n";
  }
  for (const auto& clash : events::clashes_among(all)) console.err << "Look again: " << clash.words << "\n";
}

Outcome list_sessions_of(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, events::list_sessions(*database, wish.event));
  print_sessions(console, all, event.date);
  if (all.empty()) console.out << event.title << " has no agenda yet.\n";
  return Success{};
}

Outcome add_a_session(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  events::SessionWords words{wish.code, {}, {}, {}, {}};
  wish.change(words);
  MUSTER_TRY(session, session_of(words, event.date));
  MUSTER_TRY(added, events::add_sessions(*database, console.audit(), wish.event, {session}));
  console.out << added.front().title << " is added as " << added.front().code << ".\n";
  return Success{};
}

Outcome change_a_session(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(before, events::find_session(*database, wish.event, wish.code));
  auto words = words_of(before, event.date);
  wish.change(words);
  MUSTER_TRY(session, session_of(words, event.date));
  MUSTER_TRY(changed, events::change_session(*database, console.audit(), wish.event, wish.code, session,
                                             booking::session_watch()));
  console.out << changed.title << " is saved.\n";
  return Success{};
}

Outcome move_a_session(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(moved, events::move_session(*database, console.audit(), wish.event, wish.code,
                                         {wish.minutes, wish.later_too}, booking::session_watch()));
  print_sessions(console, moved, event.date);
  return Success{};
}

Outcome take_back(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(last, events::last_agenda_change(*database, wish.event));
  if (!last) return conflict("There is no change of this agenda to take back.");
  MUSTER_TRY(undone, events::undo_agenda_change(*database, console.audit(), wish.event, last->number));
  console.out << "Taken back: " << undone.what << "\n";
  return Success{};
}

Outcome show_to_attendees(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(events::show_agenda(*database, console.audit(), wish.event, true));
  console.out << "Attendees see the agenda now, at /agenda/" << wish.event << "\n";
  return Success{};
}

Outcome hide_from_attendees(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(events::show_agenda(*database, console.audit(), wish.event, false));
  console.out << "Attendees do not see the agenda any more.\n";
  return Success{};
}

Outcome delete_a_session(Console& console, const SessionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(people, booking::who_chose(*database, wish.event, wish.code, ListQuery{.page_size = 1}));
  MUSTER_CHECK(events::delete_session(*database, console.audit(), wish.event, wish.code, booking::session_watch()));
  console.out << "The session is deleted.\n";
  if (people.all > 0)
    console.out << counted(people.all, "person", "people")
                << " chose it. Whoever has an address is told by mail. muster session undo brings it back.\n";
  return Success{};
}

Outcome paste_agenda(Console& console, const SessionWish& wish, std::string& text) {
  MUSTER_TRY(read_text, read_file(wish.file));
  text = read_text;
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(there, events::list_sessions(*database, wish.event));
  MUSTER_TRY(sessions, events::read_agenda(text, event.date, there));
  print_sessions(console, sessions, event.date);
  const auto found = counted(static_cast<std::int64_t>(sessions.size()), "session", "sessions");
  if (wish.save) MUSTER_CHECK(events::add_sessions(*database, console.audit(), wish.event, sessions));
  console.out << found << (wish.save ? " added.\n" : ". Nothing is saved; add --save.\n");
  return Success{};
}

using SessionDoing = Outcome (*)(Console&, const SessionWish&);

CLI::App* session_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                          const std::shared_ptr<SessionWish>& wish, SessionDoing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

void take_details(CLI::App& command, SessionWish& wish) {
  command.add_option("--kind", wish.kind, "plenary, talk, panel, breakout group, workshop, module or break");
  command.add_option("--day", wish.day, "YYYY-MM-DD (default: the event's date)");
  command.add_option("--ends", wish.ends, "When it ends, such as 10:30");
  command.add_option("--place", wish.place, "A room, a table, or online");
  command.add_option("--attendance", wish.attendance, "in person, online, hybrid, or as the event");
  command.add_option("--capacity", wish.capacity, "How many people it holds; 0: not said");
  command.add_option("--online-capacity", wish.online_capacity,
                     "How many more online, where it is hybrid; 0: not said");
  command.add_option("--speakers", wish.speakers, "Names with commas between");
}

}  // namespace

void add_session_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("session", "The sessions of an event: its agenda");
  family->require_subcommand(1);
  const auto wish = std::make_shared<SessionWish>();
  session_command(*family, console, "list", "The agenda, by time", wish, list_sessions_of);

  auto* adding = session_command(*family, console, "add", "Add a session", wish, add_a_session);
  adding->add_option("--title", wish->title, "Its title")->required();
  adding->add_option("--starts", wish->starts, "When it starts, such as 10:00 or 2.30pm")->required();
  adding->add_option("--code", wish->code, "What forms know it by (default: made from the title)");
  take_details(*adding, *wish);

  auto* changing =
      session_command(*family, console, "change", "Change what is named; the rest stays", wish, change_a_session);
  changing->add_option("SESSION", wish->code, "Its code, as session list shows it")->required();
  changing->add_option("--title", wish->title, "Its title");
  changing->add_option("--starts", wish->starts, "When it starts");
  take_details(*changing, *wish);

  auto* moving = session_command(*family, console, "move", "Move a session in time", wish, move_a_session);
  moving->add_option("SESSION", wish->code, "Its code, as session list shows it")->required();
  moving->add_option("--by", wish->minutes, "Minutes: 15 is later, -15 earlier")->required();
  moving->add_flag("--with-later", wish->later_too, "Also what starts after it on its day");

  session_command(*family, console, "undo", "Take the newest change of the agenda back", wish, take_back);
  session_command(*family, console, "show", "Show the agenda to attendees", wish, show_to_attendees);
  session_command(*family, console, "hide", "Hide the agenda from attendees", wish, hide_from_attendees);

  auto* deleting = session_command(*family, console, "delete", "Delete a session", wish, delete_a_session);
  deleting->add_option("SESSION", wish->code, "Its code, as session list shows it")->required();

  auto* pasting = family->add_subcommand("paste", "Read an agenda: one session on each line, 10:00 Welcome");
  pasting->add_option("EVENT", wish->event, "Short name of the event")->required();
  pasting->add_option("FILE", wish->file, "The agenda as text")->required();
  pasting->add_flag("--save", wish->save, "Add the sessions that were read");
  pasting->callback([&console, wish] {
    std::string text;
    if (const auto done = paste_agenda(console, *wish, text); !done.ok()) console.fail(done.error(), text);
  });
}

}  // namespace muster::cli

// booking leads, nominations and sessions: who is asked to name people, what is decided about the names, and which
// sessions people choose among.
#include "commands.hpp"

#include <muster/domain/booking/nomination_json.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct LeadWish {
  std::string event;
  std::string file;
  std::string until;
  std::vector<std::string> remind;
  std::vector<std::string> remove;
  bool json = false;
};

struct NominationWish {
  std::string event;
  std::vector<std::string> offer;
  std::vector<std::string> book;
  std::vector<std::string> decline;
  bool json = false;
};

ListQuery whole(const char* sort) {
  ListQuery all;
  all.sort = sort;
  all.page_size = 0;
  return all;
}

/// Lists leads; with a file asks those in it first.
Outcome show_or_ask_leads(Console& console, const LeadWish& wish) {
  MUSTER_TRY(database, console.database());
  const auto told = [&](std::int64_t mails) {
    console.err << counted(mails, "mail waits", "mails wait")
                << " in the outbox, sent while `muster serve` runs with a mail server.\n";
  };
  if (!wish.until.empty() && wish.file.empty())
    return bad_input("--until says when the leads of a FILE have to answer.");
  if (!wish.file.empty()) {
    std::optional<Date> until;
    if (!wish.until.empty()) {
      const auto day = parse_date(wish.until);
      if (!day.ok()) return bad_input("--until takes a day, as 2022-06-03.");
      until = *day;
    }
    MUSTER_TRY(lines, read_file(wish.file));
    MUSTER_TRY(asked, booking::ask_leads(*database, console.audit(), wish.event, lines, until));
    told(asked);
  }
  if (!wish.remind.empty()) {
    MUSTER_TRY(reminded, booking::remind_leads(*database, console.audit(), wish.event, wish.remind));
    told(reminded);
  }
  if (!wish.remove.empty()) {
    MUSTER_TRY(removed, booking::remove_leads(*database, console.audit(), wish.event, wish.remove));
    console.err << counted(removed, "lead is", "leads are") << " taken off.\n";
  }
  MUSTER_TRY(found, booking::listed_calls(*database, wish.event, whole("asked")));
  if (wish.json) {
    console.out << json_text(json_array(found.rows, booking::call_json), 2) << "\n";
    return Success{};
  }
  for (const auto& each : found.rows)
    console.out << each.call.id << "  " << each.call.organisation << ": " << each.call.name << ", " << each.call.email
                << "; " << grouped(each.named) << " named, " << grouped(each.undecided) << " to decide\n";
  console.out << counted(found.all, "lead is", "leads are") << " asked for names\n";
  return Success{};
}

/// Lists undecided names; with people, decides about them first.
Outcome decide_names(Console& console, const NominationWish& wish) {
  MUSTER_TRY(database, console.database());
  using booking::NominationAnswer;
  bool whole_done = true;
  for (const auto& [people, answer] : {std::pair(&wish.offer, NominationAnswer::offer),
                                       {&wish.book, NominationAnswer::book},
                                       {&wish.decline, NominationAnswer::decline}}) {
    if (people->empty()) continue;
    MUSTER_TRY(decided, booking::decide_nominations(*database, console.audit(), wish.event, *people, answer));
    for (const auto& each : decided.done) console.err << each.name << " " << booking::step_done(each.state) << "\n";
    for (const auto& [name, why] : decided.refused) console.err << name << ": " << why << "\n";
    whole_done = whole_done && decided.refused.empty();
  }
  MUSTER_TRY(found, booking::listed_nominations(*database, wish.event, whole("organisation")));
  if (wish.json) {
    console.out << json_text(json_array(found.rows, booking::nomination_json), 2) << "\n";
  } else {
    for (const auto& each : found.rows)
      console.out << each.name.person_id << "  " << each.organisation << ", "
                  << (each.name.place == 0 ? "asks" : grouped(each.name.place)) << ": " << each.name.name << ", "
                  << each.email << (each.name.state == booking::State::nominated ? "" : ", no seat left") << "\n";
    console.out << counted(found.all, "name waits", "names wait") << " for a decision\n";
  }
  if (!whole_done) return conflict("Not all of these names could be decided; those are named above.");
  return Success{};
}

struct ChoiceWish {
  std::string event;
  std::vector<std::string> codes;
  bool none = false;
};

/// Lists the sessions that people choose among; with codes, or with --none, says which first.
Outcome show_or_offer_sessions(Console& console, const ChoiceWish& wish) {
  MUSTER_TRY(database, console.database());
  if (wish.none && !wish.codes.empty()) return bad_input("Give codes of sessions, or --none.");
  MUSTER_TRY(choices, booking::session_choices(*database, wish.event));
  if (wish.none || !wish.codes.empty()) {
    MUSTER_TRY(saved, booking::offer_sessions(*database, console.audit(), wish.event, wish.codes));
    choices = std::move(saved);
  }
  for (const auto& each : choices.offered)
    console.out << each.session.code << "  " << each.session.title << ": "
                << counted(each.in_room + each.online, "person", "people") << " chose it. "
                << booking::offered_words(each, choices.event.attendance, false) << "\n";
  console.out << "People choose among " << counted(std::ssize(choices.offered), "session", "sessions") << " of "
              << choices.event.title << ".\n";
  return Success{};
}

}  // namespace

void add_nomination_commands(CLI::App& booking, Console& console) {
  const auto leads = std::make_shared<LeadWish>();
  auto* ask = booking.add_subcommand("leads", "Who is asked to name people of an organisation; with FILE, asks them");
  ask->add_option("EVENT", leads->event, "Short name of the event")->required();
  ask->add_option("FILE", leads->file, "A line each: organisation, lead's name, e-mail address");
  ask->add_option("--until", leads->until, "The last day for names, YYYY-MM-DD; without it the event's own");
  ask->add_option("--remind", leads->remind, "Leads by their ids: they get their link once more");
  ask->add_option("--remove", leads->remove, "Leads by their ids: they name nobody any more; what is named stays");
  ask->add_flag("--json", leads->json, "As JSON");
  ask->callback([&console, leads] { console.finish(show_or_ask_leads(console, *leads)); });
  const auto choices = std::make_shared<ChoiceWish>();
  auto* sessions = booking.add_subcommand("sessions", "Which sessions people choose among when they book");
  sessions->add_option("EVENT", choices->event, "Short name of the event")->required();
  sessions->add_option("CODE", choices->codes, "Sessions by their codes: people choose among these");
  sessions->add_flag("--none", choices->none, "People choose no session");
  sessions->callback([&console, choices] { console.finish(show_or_offer_sessions(console, *choices)); });
  const auto names = std::make_shared<NominationWish>();
  auto* decide = booking.add_subcommand("nominations", "Names of which the programme has to decide");
  decide->add_option("EVENT", names->event, "Short name of the event")->required();
  decide->add_option("--offer", names->offer, "People by their ids: they are offered a seat, or wait for one");
  decide->add_option("--book", names->book, "People by their ids: they are booked, or wait for a seat");
  decide->add_option("--decline", names->decline, "People by their ids: they get no place");
  decide->add_flag("--json", names->json, "As JSON");
  decide->callback([&console, names] { console.finish(decide_names(console, *names)); });
}

}  // namespace muster::cli

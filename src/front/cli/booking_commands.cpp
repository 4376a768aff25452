// booking list, show, step, undo and mail: where bookings stand, the steps that may follow, and mails to delegates.
#include "commands.hpp"

#include <muster/domain/booking/booking_json.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct BookingWish {
  std::string event;
  std::vector<std::string> people;
  std::string state;
  std::string reason;
  std::string act;
  std::string subject;
  std::string text_file;
  bool send = false;
  bool json = false;
};

std::string booking_name(const booking::BookingState& booking) {
  auto name = booking.first_name + (booking.first_name.empty() ? "" : " ") + booking.last_name;
  return name + (booking.organisation.empty() ? "" : ", " + booking.organisation);
}

Outcome list_bookings(Console& console, const BookingWish& requested) {
  std::optional<booking::State> state;
  if (!requested.state.empty()) {
    MUSTER_TRY(parsed, booking::parse_state(requested.state));
    state = parsed;
  }
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(found, booking::bookings_by_page(*database, requested.event, state, {.page_size = 0}));
  if (requested.json) {
    console.out << json_text(json_array(found.rows, booking::booking_json), 2) << "\n";
    return Success{};
  }
  for (const auto& each : found.rows) {
    console.out << each.person_id << "  " << booking::state_label(each.state) << "  " << booking_name(each) << "\n";
  }
  const auto which = state ? " in the state " + std::string(booking::state_word(*state)) : ", whatever their state";
  console.out << counted(found.found, "booking", "bookings") << which << "\n";
  return Success{};
}

Outcome show_booking(Console& console, const BookingWish& requested) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(found, booking::booking_history(*database, requested.event, requested.people.front()));
  if (requested.json) {
    const auto step_json = [](const auto& step) { return booking::step_json(step, booking::WithReasons::yes); };
    const auto steps = json_object({{"steps", json_array(found.steps, step_json)}});
    console.out << json_text(json_joined(booking::booking_json(found.booking), steps), 2) << "\n";
    return Success{};
  }
  console.out << booking_name(found.booking) << ": " << booking::state_label(found.booking.state) << "\n";
  for (const auto& step : found.steps) {
    console.out << "  " << step.taken_at << "  " << booking::state_label(step.to)
                << (step.reason.empty() ? "" : "  " + step.reason) << "  (act " << step.act_id << ")\n";
  }
  return Success{};
}

void tell_of_act(Console& console, const std::string& event, const booking::Act& act) {
  for (const auto& each : act.taken) console.out << each.name << " " << booking::step_done(act.to) << "\n";
  for (const auto& each : act.refused) console.out << each.name << " stays: " << each.words << "\n";
  console.out << "Take it back with: muster booking undo " << event << " " << act.id << "\n";
}

Outcome step_bookings(Console& console, const BookingWish& requested) {
  MUSTER_TRY(to, booking::parse_state(requested.state));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(
      act, booking::take_steps(*database, console.audit(), requested.event, {requested.people, to, requested.reason}));
  tell_of_act(console, requested.event, act);
  return Success{};
}

Outcome undo_steps(Console& console, const BookingWish& requested) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(act, booking::undo_act(*database, console.audit(), requested.event, requested.act));
  for (const auto& each : act.taken) console.out << each.name << " stands where they stood before\n";
  for (const auto& each : act.refused) console.out << each.name << " stays: " << each.words << "\n";
  return Success{};
}

/// Shows the mail as the first gets it; sends it only where that is asked for.
Outcome mail_delegates(Console& console, const BookingWish& requested) {
  booking::Recipients to{requested.people, {}};
  if (!requested.state.empty()) {
    MUSTER_TRY(state, booking::parse_state(requested.state));
    to.shown.filters["state"] = booking::state_word(state);
  }
  MUSTER_TRY(text, read_file(requested.text_file));
  const booking::MessageWords words{requested.subject, std::move(text)};
  MUSTER_CHECK(booking::check_subject(words.subject));
  MUSTER_CHECK(booking::check_message(words.text));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(preview, booking::preview_message(*database, requested.event, to));
  if (preview.people == 0) return conflict("None of these people has an e-mail address, so no mail can be sent.");
  const auto letter = booking::delegate_letter(preview.event, preview.names.front(), words);
  if (!requested.send) console.out << letter.subject << "\n\n" << letter.text << "\n";
  console.out << counted(preview.people, "mail", "mails")
              << (preview.without > 0 ? "; " + counted(preview.without, "person has", "people have") + " no address"
                                      : "")
              << "\n";
  if (!requested.send) {
    console.out << "Nothing is sent yet. Add --send to send it.\n";
    return Success{};
  }
  MUSTER_TRY(sent, booking::send_message(*database, console.audit(), requested.event, {"", words, to, preview.people}));
  MUSTER_CHECK(booking::queue_mails(*database, console.now(), sent.id, unwatched(),
                                    [](store::Session&) -> Outcome { return Success{}; }));
  console.out << "They wait in the outbox, and are sent while `muster serve` runs with a mail server.\n";
  return Success{};
}

}  // namespace

void add_booking_commands(CLI::App& program, Console& console) {
  auto* all = program.add_subcommand("booking", "Bookings of an event: where each stands, and its steps");
  all->require_subcommand(1);
  const auto requested = std::make_shared<BookingWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*run)(Console&, const BookingWish&)) {
    auto* made = all->add_subcommand(name, about);
    made->add_option("EVENT", requested->event, "Short name of the event")->required();
    made->callback([&console, requested, run] { console.finish(run(console, *requested)); });
    return made;
  };
  auto* list = command("list", "All bookings with the state of each, by surname", list_bookings);
  list->add_option("--state", requested->state, "Only those in this state");
  list->add_flag("--json", requested->json, "As JSON");

  auto* show = command("show", "One booking with its steps", show_booking);
  show->add_option("PERSON", requested->people, "Id of the person, as `muster booking list` shows it")
      ->required()
      ->expected(1);
  show->add_flag("--json", requested->json, "As JSON");

  auto* step = command("step", "Take a step: the booking is then in STATE", step_bookings);
  step->add_option("STATE", requested->state,
                   "invited, applied, waiting, offered, booked, declined, cancelled, came ...")
      ->required();
  step->add_option("PERSON", requested->people, "Ids of people, as `muster booking list` shows them")->required();
  step->add_option("--reason", requested->reason, "Why");

  auto* undo = command("undo", "Take the steps of an act back", undo_steps);
  undo->add_option("ACT", requested->act, "As `muster booking step` or `show` names it")->required();

  auto* mail = command("mail", "Show a mail to delegates, and send it with --send", mail_delegates);
  mail->add_option("PERSON", requested->people, "Ids of people; without any, all bookings, or those of --state");
  mail->add_option("--subject", requested->subject, "Its subject")->required();
  mail->add_option("--text", requested->text_file, "File with its text; an empty line begins a paragraph")->required();
  mail->add_option("--state", requested->state, "Only to those in this state");
  mail->add_flag("--send", requested->send, "Send it");
  add_booking_page_commands(*all, console);
  add_nomination_commands(*all, console);
}

}  // namespace muster::cli

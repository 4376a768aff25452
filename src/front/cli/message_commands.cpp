// message list, write, plan, send and record: messages to people of an event, in words, whom for and when.
#include "commands.hpp"

#include <muster/domain/booking/message_json.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct MessageWish {
  std::string event;
  std::string message;
  std::string subject;
  std::string text_file;
  std::string states = "booked came";
  std::string organisations;
  std::string answered;
  std::string condition;
  std::string days_before;
  std::string days_after;
  std::string time = "09:00";
  bool news = false;
  bool json = false;
};

Outcome list_messages(Console& console, const MessageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  ListQuery all;
  all.page_size = 0;
  MUSTER_TRY(sent, booking::sent_messages(*database, wish.event, all));
  MUSTER_TRY(unsent, booking::unsent_messages(*database, wish.event));
  if (wish.json) {
    console.out << json_text(
                       json_object(
                           {{"waiting",
                             json_array(unsent, [&](const auto& one) { return booking::message_json(one, event); })},
                            {"sent", json_array(sent.rows, booking::sent_json)}}),
                       2)
                << "\n";
    return Success{};
  }
  for (const auto& one : unsent)
    console.out << one.id << "  " << booking::plan_state_word(one.state) << "  " << one.words.subject << "  ("
                << booking::audience_words(one.audience) << "; " << booking::timing_words(one.timing, event.zone) << ")"
                << (one.because.empty() ? "" : "  " + one.because) << "\n";
  for (const auto& one : sent.rows)
    console.out << one.id << "  sent " << one.written_at << "  " << one.subject << "  "
                << counted(one.people, "person", "people") << ", " << grouped(one.failed) << " failed\n";
  return Success{};
}

Result<booking::PlannedMessage> wished(const MessageWish& wish) {
  booking::PlannedMessage message;
  MUSTER_TRY(text, read_file(wish.text_file));
  message.words = {wish.subject, std::move(text)};
  message.kind = wish.news ? booking::MessageKind::news : booking::MessageKind::told;
  message.audience = {booking::read_states(wish.states), wish.organisations, booking::answered_of(wish.answered),
                      wish.condition};
  if (!wish.days_before.empty() && !wish.days_after.empty())
    return bad_input("A message goes before the event or after it: give --days-before or --days-after.");
  const auto& days = wish.days_before.empty() ? wish.days_after : wish.days_before;
  if (!days.empty()) {
    message.timing.when = wish.days_before.empty() ? booking::When::after : booking::When::before;
    message.timing.days = parse_integer(days).value_or(-1);
    message.timing.time = wish.time;
  }
  return message;
}

Outcome write_message(Console& console, const MessageWish& wish) {
  MUSTER_TRY(message, wished(wish));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(saved,
             booking::save_message(*database, console.audit(), wish.event, std::move(message), feedback::answering()));
  MUSTER_TRY(copy, booking::preview_copy(*database, console.now(), saved, 1, "https://muster.example.org",
                                         feedback::answering()));
  if (copy.letter) console.out << copy.letter->subject << "\n\n" << copy.letter->text << "\n";
  console.out << "Message " << saved.id << " is a draft for " << counted(copy.figures.people, "person", "people")
              << ". Nothing is sent yet: muster message send or muster message plan.\n";
  return Success{};
}

Outcome plan_message(Console& console, const MessageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(message, booking::find_planned_message(*database, wish.event, wish.message));
  MUSTER_CHECK(booking::plan_message(*database, console.audit(), wish.event, wish.message, message.version));
  console.out << "It goes at its moment while `muster serve` runs with a mail server: "
              << booking::timing_words(message.timing, event.zone) << "\n";
  return Success{};
}

Outcome send_message(Console& console, const MessageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sent, booking::send_planned(*database, console.audit(), wish.event, wish.message, std::nullopt,
                                         feedback::answering()));
  MUSTER_CHECK(booking::queue_mails(*database, console.now(), sent.id, unwatched(),
                                    [](store::Session&) -> Outcome { return Success{}; }));
  console.out << counted(sent.people, "mail waits", "mails wait")
              << " in the outbox, to be sent while `muster serve` runs with a mail server.\n";
  return Success{};
}

Outcome record(Console& console, const MessageWish& wish) {
  MUSTER_TRY(database, console.database());
  ListQuery all;
  all.page_size = 0;
  MUSTER_TRY(found, booking::sent_record(*database, wish.event, wish.message, all));
  if (wish.json) {
    console.out << json_text(json_array(found.copies.rows, booking::copy_json), 2) << "\n";
    return Success{};
  }
  for (const auto& copy : found.copies.rows)
    console.out << copy.person_id << "  " << copy.name << "  " << booking::copy_state_words(copy.state)
                << (copy.reason.empty() ? "" : "  " + copy.reason) << "\n";
  return Success{};
}

}  // namespace

void add_message_commands(CLI::App& program, Console& console) {
  auto* all =
      program.add_subcommand("message", "Messages to people of an event: written, planned, sent, and on record");
  all->require_subcommand(1);
  const auto wish = std::make_shared<MessageWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*run)(Console&, const MessageWish&)) {
    auto* made = all->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of the event")->required();
    made->callback([&console, wish, run] { console.finish(run(console, *wish)); });
    return made;
  };
  const auto one = [&](CLI::App* made) {
    made->add_option("MESSAGE", wish->message, "Its id, as `muster message list` shows it")->required();
    return made;
  };
  command("list", "Those that wait, and those that were sent", list_messages)
      ->add_flag("--json", wish->json, "As JSON");
  auto* write = command("write", "Write a message as a draft, and show the first copy", write_message);
  write->add_option("--subject", wish->subject, "Its subject")->required();
  write->add_option("--text", wish->text_file, "File with its text; fields such as {name} become the person's own")
      ->required();
  write->add_option("--states", wish->states, "For bookings in these states, with a space between");
  write->add_option("--organisations", wish->organisations,
                    "Only from a kind of organisation; all but it with ! before");
  write->add_option("--answered", wish->answered, "yes or no, where the team may know who has answered");
  write->add_option("--where", wish->condition, "Such as: not organisation contains \"NHS\"");
  write->add_option("--days-before", wish->days_before, "Goes so many days before the event");
  write->add_option("--days-after", wish->days_after, "Goes so many days after it");
  write->add_option("--time", wish->time, "At this time of that day, by the event's clocks");
  write->add_flag("--news", wish->news, "Not about what they booked: they can stop such mails");
  one(command("plan", "Let a draft go at its moment", plan_message));
  one(command("send", "Send a draft now", send_message));
  one(command("record", "What became of each copy of a message that was sent", record))
      ->add_flag("--json", wish->json, "As JSON");
}

}  // namespace muster::cli

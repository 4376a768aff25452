// webhook add, list, show, pause, resume, secret, test, again, remove: other programs that are told news.
#include "commands.hpp"
#include "named_programme.hpp"

#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/domain/webhooks/receiver_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct WebhookWish {
  std::string programme;
  std::string receiver;  ///< its name or id
  std::string address;
  std::vector<std::string> kinds;
  bool personal = false;
  int hours = 24;
};

Result<webhooks::ReceiverSheet> wished_receiver(store::Database& database, const WebhookWish& wish) {
  MUSTER_TRY(programme, named_programme(database, wish.programme));
  MUSTER_TRY(all, webhooks::receivers_of(database, programme.id));
  for (const auto& each : all)
    if (each.receiver.id == wish.receiver || folded_name(each.receiver.name) == folded_name(wish.receiver)) return each;
  return not_found("The programme has no receiver \"" + wish.receiver +
                   "\". muster webhook list shows those there are.");
}

std::string kinds_of(const webhooks::Receiver& receiver) {
  std::vector<std::string> codes;
  for (const auto kind : receiver.kinds) codes.emplace_back(webhooks::kind_code(kind));
  return joined(codes, ", ");
}

void say_secret(Console& console, const webhooks::NewReceiver& made) {
  console.out << made.secret << "\n";
  console.err << "Shown once. " << made.receiver.name << " knows by it that a news is from Muster.\n";
}

Outcome add_one(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  webhooks::Receiver receiver;
  MUSTER_TRY(programme, named_programme(*database, wish.programme));
  receiver.programme_id = programme.id;
  receiver.name = wish.receiver;
  receiver.address = wish.address;
  receiver.personal = wish.personal;
  for (const auto& code : wish.kinds) {
    MUSTER_TRY(kind, webhooks::parse_kind(code));
    receiver.kinds.push_back(kind);
  }
  MUSTER_TRY(made, webhooks::add_receiver(*database, console.audit(), receiver));
  say_secret(console, made);
  return Success{};
}

Outcome list_all(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, named_programme(*database, wish.programme));
  MUSTER_TRY(all, webhooks::receivers_of(*database, programme.id));
  if (all.empty()) console.out << "No receivers of news.\n";
  for (const auto& [receiver, waiting, given_up] : all) {
    console.out << receiver.id << "  " << receiver.name << ": " << webhooks::state_code(receiver.state) << ", "
                << receiver.address << ", told of " << kinds_of(receiver) << "; " << grouped(waiting) << " waiting, "
                << grouped(given_up) << " given up\n";
  }
  return Success{};
}

Outcome show_log(Console& console, const WebhookWish& wish) {
  constexpr std::int64_t most = 50;
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_TRY(found, webhooks::listed_deliveries(*database, sheet.receiver.programme_id, sheet.receiver.id,
                                                {.sort = "number", .descending = true, .page_size = most}));
  if (found.rows.empty()) console.out << sheet.receiver.name << " was told nothing yet.\n";
  for (const auto& row : found.rows) {
    console.out << row.number << "  " << iso_instant(row.happened_at) << "  " << webhooks::kind_code(row.kind) << "  "
                << row.object_id << "  " << webhooks::state_code(row.state) << " after "
                << counted(row.attempts, "try", "tries");
    if (row.state == webhooks::DeliveryState::waiting && row.attempts > 0)
      console.out << ", next at " << iso_instant(row.next_at);
    if (!row.reason.empty()) console.out << ": " << row.reason;
    console.out << "\n";
  }
  if (found.found > most) console.out << "The last " << most << " of " << grouped(found.found) << ".\n";
  return Success{};
}

Outcome set_state(Console& console, const WebhookWish& wish, bool active) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_CHECK(
      webhooks::set_active(*database, console.audit(), sheet.receiver.programme_id, sheet.receiver.id, active));
  console.out << sheet.receiver.name
              << (active ? " is active. What waited for it goes now.\n"
                         : " is paused. What happens is kept for it for 30 days.\n");
  return Success{};
}

Outcome pause_one(Console& console, const WebhookWish& wish) { return set_state(console, wish, false); }
Outcome resume_one(Console& console, const WebhookWish& wish) { return set_state(console, wish, true); }

Outcome renew_one(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_TRY(made, webhooks::renew_secret(*database, console.audit(), sheet.receiver.programme_id, sheet.receiver.id,
                                          std::chrono::hours(wish.hours)));
  say_secret(console, made);
  return Success{};
}

Outcome test_one(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_CHECK(webhooks::send_test(*database, console.audit(), sheet.receiver.programme_id, sheet.receiver.id));
  console.out << "A test goes to " << sheet.receiver.name << " as soon as the site is served.\n";
  return Success{};
}

Outcome again_one(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_TRY(count,
             webhooks::send_failed_again(*database, console.audit(), sheet.receiver.programme_id, sheet.receiver.id));
  console.out << (count == 0 ? "Nothing has failed.\n" : counted(count, "news goes", "news go") + " once more.\n");
  return Success{};
}

Outcome remove_one(Console& console, const WebhookWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, wished_receiver(*database, wish));
  MUSTER_CHECK(webhooks::remove_receiver(*database, console.audit(), sheet.receiver.programme_id, sheet.receiver.id));
  console.out << sheet.receiver.name << " is told nothing more. Its log is gone.\n";
  return Success{};
}

}  // namespace

void add_webhook_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("webhook", "Other programs that are told what happens in a programme");
  family->require_subcommand(1);
  const auto wish = std::make_shared<WebhookWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*doing)(Console&, const WebhookWish&)) {
    auto* made = family->add_subcommand(name, about);
    add_programme_option(*made, wish->programme);
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  const auto of_one = [&](CLI::App* made) {
    made->add_option("RECEIVER", wish->receiver, "Its name or id")->required();
    return made;
  };
  auto* adding = command("add", "Add a receiver; its secret is shown once", add_one);
  adding->add_option("NAME", wish->receiver, "What it is")->required();
  adding->add_option("ADDRESS", wish->address, "https://...")->required();
  std::vector<std::string> codes;
  for (const auto kind : webhooks::kinds) codes.emplace_back(webhooks::kind_code(kind));
  adding->add_option("--kinds", wish->kinds, "What it is told: " + joined(codes, ", "))->required()->delimiter(',');
  adding->add_flag("--personal", wish->personal, "Tell it names, e-mail addresses and organisations beside ids");
  command("list", "The receivers, and how they stand", list_all);
  of_one(command("log", "What one was sent in the last 30 days, and what became of it", show_log));
  of_one(command("pause", "Send one nothing for now", pause_one));
  of_one(command("resume", "Send one what waited for it, and what happens", resume_one));
  of_one(command("secret", "Make a new secret; the old one signs beside it for a while", renew_one))
      ->add_option("--hours", wish->hours, "How long it does (default 24, at most 168)");
  of_one(command("test", "Send a news that says nothing", test_one));
  of_one(command("again", "Send all that failed once more", again_one));
  of_one(command("remove", "Take one away, with its log", remove_one));
}

}  // namespace muster::cli

// notice list, approve, give-back, take-down, undo: what members of a network send in, from a terminal.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/noticeboard/notice_service.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct NoticeWish {
  std::string event;
  std::string id;
  std::string reason;
  bool everybody = false;
};

std::string notice_standing(const noticeboard::Notice& notice, Instant now) {
  return notice.content.title + ": " + noticeboard::standing_words(notice, day_in_london(now));
}

Outcome list_notices(Console& console, const NoticeWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, noticeboard::notices_of(*database, event.programme_id));
  for (const auto& one : all)
    console.out << one.id << "  " << noticeboard::kind_label(one.kind) << ", " << notice_standing(one, console.now())
                << "\n";
  if (all.empty()) console.out << "No member of " << event.programme << " has sent in a notice.\n";
  return Success{};
}

Outcome decide_notice(Console& console, const NoticeWish& wish, noticeboard::Step step) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(seen, noticeboard::moderated(*database, event.programme_id, wish.id));
  MUSTER_TRY(decided, noticeboard::decide(*database, console.audit(), event.programme_id, wish.id, seen.notice.version,
                                          {step, wish.everybody, wish.reason}));
  console.out << notice_standing(decided, console.now()) << "\n";
  return Success{};
}

Outcome approve_notice(Console& console, const NoticeWish& wish) {
  return decide_notice(console, wish, noticeboard::Step::approve);
}
Outcome give_notice_back(Console& console, const NoticeWish& wish) {
  return decide_notice(console, wish, noticeboard::Step::give_back);
}
Outcome take_notice_down(Console& console, const NoticeWish& wish) {
  return decide_notice(console, wish, noticeboard::Step::take_down);
}

Outcome undo_notice_step(Console& console, const NoticeWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(seen, noticeboard::moderated(*database, event.programme_id, wish.id));
  MUSTER_TRY(undone, noticeboard::undo(*database, console.audit(), event.programme_id, wish.id, seen.notice.version));
  console.out << notice_standing(undone, console.now()) << "\n";
  return Success{};
}

}  // namespace

void add_notice_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("notice", "Requests and job adverts that members of a network send in");
  family->require_subcommand(1);
  const auto wish = std::make_shared<NoticeWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*doing)(Console&, const NoticeWish&)) {
    auto* made = family->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of an event of the network")->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  const auto of_one = [&](CLI::App* made) {
    made->add_option("ID", wish->id, "As notice list shows it")->required();
    return made;
  };
  const auto with_reason = [&](CLI::App* made) {
    made->add_option("--reason", wish->reason, "Its sender gets these words by mail")->required();
  };
  command("list", "Each notice and where it stands, those that wait first", list_notices);
  of_one(command("approve", "Members see it, or everybody a job", approve_notice))
      ->add_flag("--public", wish->everybody, "Of a job: everybody sees it");
  with_reason(of_one(command("give-back", "Sends one that waits back to its sender", give_notice_back)));
  with_reason(of_one(command("take-down", "Takes one down that is up", take_notice_down)));
  of_one(command("undo", "Takes the team's last step back", undo_notice_step));
}

}  // namespace muster::cli

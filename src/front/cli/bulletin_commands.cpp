// bulletin list, show, send, hold: issues of a network's bulletin, from a terminal.
#include "commands.hpp"

#include <muster/domain/bulletin/bulletin_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/prose.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct BulletinWish {
  std::string event;
  std::int64_t number = 0;
  std::string at;
};

Result<bulletin::Issue> wished_issue(store::Database& database, const BulletinWish& wish) {
  MUSTER_TRY(event, events::find_event(database, wish.event));
  MUSTER_TRY(all, bulletin::issues_of(database, event.programme_id));
  const auto found = std::ranges::find(all, wish.number, &bulletin::Issue::number);
  if (found == all.end()) return not_found(event.programme + " has no issue " + std::to_string(wish.number) + ".");
  return bulletin::issue_of(database, event.programme_id, found->id);
}

std::string issue_standing(const bulletin::Issue& issue) {
  if (issue.state == bulletin::IssueState::sent)
    return "sent to " + counted(issue.people, "person", "people") + " at " + issue.sent_at;
  return issue.state == bulletin::IssueState::going ? "goes at " + issue.sends_at : std::string("draft");
}

Outcome list_issues(Console& console, const BulletinWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, bulletin::issues_of(*database, event.programme_id));
  for (const auto& one : all) console.out << one.number << "  " << one.title << ": " << issue_standing(one) << "\n";
  if (all.empty()) console.out << event.programme << " has no bulletin yet.\n";
  return Success{};
}

Outcome show_issue(Console& console, const BulletinWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(issue, wished_issue(*database, wish));
  auto body = issue.body;
  if (issue.state != bulletin::IssueState::sent) {
    MUSTER_TRY(found, bulletin::gathered(*database, console.now(), issue));
    body = bulletin::body_of(issue, found, day_in_london(console.now()));
  }
  console.out << issue.title << " (" << issue_standing(issue) << ")\n\n" << mail::prose_of(body).text;
  return Success{};
}

Outcome send_one_issue(Console& console, const BulletinWish& wish) {
  std::optional<Instant> at;
  if (!wish.at.empty()) {
    MUSTER_TRY(moment, parse_instant(wish.at));
    at = moment;
  }
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(issue, wished_issue(*database, wish));
  MUSTER_TRY(going, bulletin::send_issue(*database, console.audit(), issue.programme_id, issue.id, at));
  console.out << going.title << " " << issue_standing(going) << ". Until then: muster bulletin hold\n";
  return Success{};
}

Outcome hold_one_issue(Console& console, const BulletinWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(issue, wished_issue(*database, wish));
  MUSTER_TRY(held, bulletin::hold_issue(*database, console.audit(), issue.programme_id, issue.id));
  console.out << held.title << " is a draft again.\n";
  return Success{};
}

}  // namespace

void add_bulletin_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("bulletin", "Issues of a network's bulletin");
  family->require_subcommand(1);
  const auto wish = std::make_shared<BulletinWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*doing)(Console&, const BulletinWish&)) {
    auto* made = family->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of an event of the network")->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  command("list", "Each issue, and where it stands", list_issues);
  const auto numbered = [&](CLI::App* made) {
    made->add_option("NUMBER", wish->number, "Number of the issue")->required();
    return made;
  };
  numbered(command("show", "An issue as it reads", show_issue));
  numbered(command("send", "Lets it go in ten minutes, or at a moment", send_one_issue))
      ->add_option("--at", wish->at, "The moment, as 2022-06-10T09:00:00Z");
  numbered(command("hold", "Holds an issue back that has not gone yet", hold_one_issue));
}

}  // namespace muster::cli

// feed list, add, renew, end, public: addresses that other programs read by themselves.
#include "commands.hpp"
#include "named_programme.hpp"

#include <muster/domain/feeds/feed_service.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct FeedWish {
  std::string programme;
  std::string feed;  ///< its name or id
  std::string kind;
  std::vector<std::string> ways;
  std::string turn;  ///< of the public list
};

using FeedDoing = Outcome (*)(Console&, store::Database&, const store::AuditContext&, const NamedProgramme&,
                              const FeedWish&);

Result<feeds::Feed> wished_feed(store::Database& database, const NamedProgramme& programme, const std::string& wanted) {
  MUSTER_TRY(all, feeds::feeds_of(database, programme.id));
  for (const auto& feed : all)
    if (feed.id == wanted || folded_name(feed.name) == folded_name(wanted)) return feed;
  return not_found(programme.name + " has no feed \"" + wanted + "\". muster feed list shows those there are.");
}

std::string day_of(const std::string& on) { return on.empty() ? "never read" : "last read " + on; }

void say_secret(Console& console, const feeds::NewFeed& made) {
  const bool figures = made.feed.kind == feeds::FeedKind::figures;
  if (figures) {
    const auto below = "/api/v1/programmes/" + made.feed.programme_id;
    console.out << below << "/odata\n" << below << "/figures.csv\n" << made.secret << "\n";
    console.err << "The key, shown once, is typed as the password; any name will do.\n";
  } else {
    console.out << feeds::calendar_path(made.secret) << "\n";
    console.err << "Shown once, and read below the address of your site. Whoever has it reads the calendar.\n";
  }
}

Outcome list_feeds(Console& console, store::Database& database, const store::AuditContext& /*audit*/,
                   const NamedProgramme& programme, const FeedWish& /*wish*/) {
  MUSTER_TRY(all, feeds::feeds_of(database, programme.id));
  MUSTER_TRY(list, feeds::public_list(database, programme.id));
  if (all.empty()) console.out << "No calendars and no keys of figures.\n";
  for (const auto& feed : all) {
    console.out << feed.id << "  " << feed.name << ": " << feeds::kind_code(feed.kind);
    if (feed.kind == feeds::FeedKind::calendar) console.out << ", " << feeds::attendances_words(feed.attendances);
    console.out << ", made " << feed.made_on << ", " << day_of(feed.used_on) << "\n";
  }
  console.out << "The list of public events is " << (list ? "on: " + feeds::public_path(list->code) : "off") << ".\n";
  return Success{};
}

Outcome add_one(Console& console, store::Database& database, const store::AuditContext& audit,
                const NamedProgramme& programme, const FeedWish& wish) {
  feeds::Feed feed;
  feed.programme_id = programme.id;
  const auto kind = feeds::parse_feed_kind(wish.kind);
  if (!kind.ok() || (*kind != feeds::FeedKind::calendar && *kind != feeds::FeedKind::figures))
    return bad_input("What is added is a calendar or figures, not \"" + wish.kind +
                     "\". The list of public events is switched on by: muster feed public on");
  feed.kind = *kind;
  feed.name = wish.feed;
  for (auto way : wish.ways) {
    std::ranges::replace(way, '-', ' ');  // "in-person" needs no quotes
    MUSTER_TRY(attendance, events::parse_attendance(way));
    feed.attendances.push_back(attendance);
  }
  if (feed.kind == feeds::FeedKind::figures && !feed.attendances.empty())
    return bad_input("--ways is of a calendar; a key of figures opens those of every event.");
  MUSTER_TRY(made, feeds::add_feed(database, audit, feed));
  say_secret(console, made);
  return Success{};
}

Outcome renew_one(Console& console, store::Database& database, const store::AuditContext& audit,
                  const NamedProgramme& programme, const FeedWish& wish) {
  MUSTER_TRY(feed, wished_feed(database, programme, wish.feed));
  MUSTER_TRY(made, feeds::renew_feed(database, audit, programme.id, feed.id));
  say_secret(console, made);
  return Success{};
}

Outcome end_one(Console& console, store::Database& database, const store::AuditContext& audit,
                const NamedProgramme& programme, const FeedWish& wish) {
  MUSTER_TRY(feed, wished_feed(database, programme, wish.feed));
  MUSTER_CHECK(feeds::end_feed(database, audit, programme.id, feed.id));
  console.out << "The address of " << feed.name << " opens nothing any more.\n";
  return Success{};
}

Outcome turn_public(Console& console, store::Database& database, const store::AuditContext& audit,
                    const NamedProgramme& programme, const FeedWish& wish) {
  if (wish.turn == "off") {
    MUSTER_CHECK(feeds::close_public_list(database, audit, programme.id));
    console.out << "The list of public events is off. Its address leads nowhere.\n";
    return Success{};
  }
  MUSTER_TRY(list, wish.turn == "on" ? feeds::open_public_list(database, audit, programme.id)
                                     : feeds::renew_public_list(database, audit, programme.id));
  const auto at = feeds::public_path(list.code);
  console.out << at << "\n" << at << "/events.rss\n" << at << "/events.jsonld\n" << at << "/events.ics\n";
  return Success{};
}

}  // namespace

void add_feed_commands(CLI::App& program, Console& console) {
  auto* family =
      program.add_subcommand("feed", "Addresses that calendars, web sites and spreadsheets read by themselves");
  family->require_subcommand(1);
  const auto wish = std::make_shared<FeedWish>();
  const auto command = [&](const char* name, const char* about, FeedDoing doing) {
    auto* made = family->add_subcommand(name, about);
    add_programme_option(*made, wish->programme);
    made->callback([&console, wish, doing] {
      console.finish([&]() -> Outcome {
        MUSTER_TRY(database, console.database());
        MUSTER_TRY(programme, named_programme(*database, wish->programme));
        auto audit = console.audit();
        audit.scope = programme.name;
        return doing(console, *database, audit, programme, *wish);
      }());
    });
    return made;
  };
  const auto of_one = [&](CLI::App* made) { made->add_option("FEED", wish->feed, "Its name or id")->required(); };
  command("list", "The feeds of a programme, and when each was last read", list_feeds);
  auto* adding = command("add", "Make a calendar or a key of figures; its secret is shown once", add_one);
  adding->add_option("KIND", wish->kind, "calendar or figures")->required();
  adding->add_option("NAME", wish->feed, "Who or what reads it")->required();
  adding->add_option("--ways", wish->ways, "Of a calendar: in-person, online, hybrid; all where left out")
      ->delimiter(',');
  of_one(command("renew", "Give one another secret; the one before opens nothing", renew_one));
  of_one(command("end", "End one", end_one));
  auto* turning =
      command("public", "Switch the list of public events on or off, or give it another address", turn_public);
  turning->add_option("TURN", wish->turn, "on, off or renew")->required()->check(CLI::IsMember({"on", "off", "renew"}));
}

}  // namespace muster::cli

// membership list, invoices, covers, mailing-lists: what a programme's memberships are, from a terminal.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct MembershipWish {
  std::string event;
  std::string email;
  std::string day;
};

Outcome list_memberships(Console& console, const MembershipWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, membership::book_of(*database, event.programme_id));
  const auto today = day_in_london(console.now());
  for (const auto& one : book.memberships) {
    const auto standing = membership::standing_on(one, today, membership::due_days(book.settings));
    console.out << one.holder_name << ", " << one.kind << ": " << membership::standing_label(standing) << ", until "
                << long_date(one.term.to) << ", "
                << counted(static_cast<std::int64_t>(membership::covered_on(one, today).size()), "person", "people")
                << " covered today, " << counted(one.places, "place", "places") << "\n";
  }
  if (book.memberships.empty()) console.out << event.programme << " has no memberships yet.\n";
  return Success{};
}

Outcome list_invoices(Console& console, const MembershipWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, membership::invoices_of(*database, event.programme_id));
  const auto today = day_in_london(console.now());
  for (const auto& one : all) {
    console.out << one.printed_number << "  " << iso_date(one.issued_on) << "  " << one.holder_name << ": "
                << membership::pounds_exactly(membership::total(one)) << ", "
                << membership::invoice_standing_label(membership::invoice_standing(one, today)) << ", owed "
                << membership::pounds_exactly(membership::owed(one)) << "\n";
  }
  if (all.empty()) console.out << event.programme << " has written no invoices yet.\n";
  return Success{};
}

Outcome show_cover(Console& console, const MembershipWish& wish) {
  auto day = day_in_london(console.now());
  if (!wish.day.empty()) {
    MUSTER_TRY(typed, parse_date(wish.day));
    day = typed;
  }
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(found, database->read([&](store::Session& session) -> Result<std::optional<membership::Covered>> {
    return membership::covered(session, event.programme_id, wish.email, day);
  }));
  if (found)
    console.out << "Covered by the membership of " << found->holder_name << " (" << found->kind << "), until "
                << long_date(found->until) << ".\n";
  else
    console.out << "No membership of " << event.programme << " covers that address on " << long_date(day) << ".\n";
  return Success{};
}

Outcome show_mailing_lists(Console& console, const MembershipWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, lists::lists_of(*database, event.programme_id));
  for (const auto& one : all)
    console.out << one.name << ": " << counted(one.members, "person", "people")
                << (one.taken_in ? ", joined at /l/" + one.code : std::string(", asked by the team")) << "\n";
  if (all.empty()) console.out << event.programme << " has no lists that people join.\n";
  return Success{};
}

using MembershipDoing = Outcome (*)(Console&, const MembershipWish&);

CLI::App* membership_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                             const std::shared_ptr<MembershipWish>& wish, MembershipDoing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("EVENT", wish->event, "Short name of an event of the network")->required();
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

}  // namespace

void add_membership_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("membership", "Who is a member of a network, and what is owed");
  family->require_subcommand(1);
  const auto wish = std::make_shared<MembershipWish>();
  membership_command(*family, console, "list", "Each membership, and where it stands today", wish, list_memberships);
  membership_command(*family, console, "invoices", "Invoices and credit notes, the newest first", wish, list_invoices);
  membership_command(*family, console, "mailing-lists", "The lists that people join by themselves", wish,
                     show_mailing_lists);
  auto* covers = membership_command(*family, console, "covers", "Whether an address is covered", wish, show_cover);
  covers->add_option("EMAIL", wish->email, "The e-mail address")->required();
  covers->add_option("--on", wish->day, "The day, YYYY-MM-DD; else today");
}

}  // namespace muster::cli

// booking page and invite: how people book an event by themselves, and the invitations with a link of their own.
#include "commands.hpp"

#include <muster/domain/booking/public_booking_json.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PageWish {
  std::string event;
  std::string file;
  bool json = false;
};

Outcome show_or_set_page(Console& console, const PageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(shown, booking::page_of_event(*database, wish.event));
  if (!wish.file.empty()) {
    MUSTER_TRY(bytes, read_file(wish.file));
    MUSTER_TRY(sent,
               read_json(bytes, {}, [](std::string_view kept) -> Result<std::string> { return std::string(kept); }));
    MUSTER_TRY(wanted, booking::page_from(sent, shown.page));
    MUSTER_TRY(saved, booking::set_booking_page(*database, console.audit(), wish.event, wanted, shown.page.version));
    shown.page = saved;
  }
  if (wish.json) {
    console.out << json_text(booking::page_json(shown, console.now()), 2) << "\n";
    return Success{};
  }
  const auto why = booking::closed_words(booking::door_at(shown.page, shown.event, console.now()), shown.event);
  console.out << shown.event.title << ": " << (why.empty() ? "takes bookings now" : why) << "\n";
  if (shown.page.code.empty())
    console.out << "It has no public page yet. Say how it is booked: {\"way\": \"open\"} in a file.\n";
  else
    console.out << "Its page: /b/" << shown.page.code << "\n";
  if (const auto places = booking::places_words(shown.left); !places.empty())
    console.out << "Places: " << places << "\n";
  return Success{};
}

Outcome invite_people(Console& console, const PageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(people, booking::invite_by_link(*database, console.audit(), wish.event));
  console.out << counted(people, "invitation waits", "invitations wait")
              << " in the outbox, and are sent while `muster serve` runs with a mail server.\n";
  return Success{};
}

}  // namespace

void add_booking_page_commands(CLI::App& booking, Console& console) {
  const auto wish = std::make_shared<PageWish>();
  auto* page = booking.add_subcommand("page", "How people book the event by themselves; with FILE, says how");
  page->add_option("EVENT", wish->event, "Short name of the event")->required();
  page->add_option("FILE", wish->file, "JSON, as --json shows it; what is missing stays as it is");
  page->add_flag("--json", wish->json, "As JSON");
  page->callback([&console, wish] { console.finish(show_or_set_page(console, *wish)); });
  auto* invite = booking.add_subcommand("invite", "Mail a link of their own to everybody who stands as invited");
  invite->add_option("EVENT", wish->event, "Short name of the event")->required();
  invite->callback([&console, wish] { console.finish(invite_people(console, *wish)); });
}

}  // namespace muster::cli

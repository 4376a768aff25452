// publication make, show, address, withdraw.
#include "commands.hpp"

#include <muster/domain/figures/publication_service.hpp>
#include <muster/kit/base/date.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PublicationCommandWish {
  std::string event;
  figures::PublicationWish how;
  bool json = false;
};

void tell_page(Console& console, const figures::PublishedPage& page) {
  console.out << "/published/" << page.address << "\n"
              << (page.live ? "Live: it follows the figures of the closed form.\n"
                            : "Frozen: figures of " + long_instant(page.shown_at) + ".\n")
              << (page.findable ? "Search engines may list it.\n" : "Search engines are told not to list it.\n")
              << page.figures.headline << "\n";
}

Outcome make_publication(Console& console, const PublicationCommandWish& wish) {
  MUSTER_TRY(database, console.database());
  figures::Summaries summaries(*database);
  MUSTER_TRY(page, figures::publish(*database, summaries, console.audit(), wish.event, wish.how));
  tell_page(console, page);
  return Success{};
}

Outcome show_publication(Console& console, const PublicationCommandWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(page, figures::publication_of_event(*database, wish.event));
  if (!page) {
    console.out << "Nothing of this event is published.\n";
  } else if (wish.json) {
    console.out << json_text(figures::to_json(page->figures), 2) << "\n";
  } else {
    tell_page(console, *page);
  }
  return Success{};
}

Outcome renew_publication_address(Console& console, const PublicationCommandWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(page, figures::renew_address(*database, console.audit(), wish.event));
  console.out << "/published/" << page.address << "\nThe address before leads nowhere now.\n";
  return Success{};
}

Outcome withdraw_publication_page(Console& console, const PublicationCommandWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(figures::withdraw_publication(*database, console.audit(), wish.event));
  console.out << "The page is withdrawn. Its address leads nowhere.\n";
  return Success{};
}

using PublicationDoing = Outcome (*)(Console&, const PublicationCommandWish&);

}  // namespace

void add_publication_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("publication", "Show a closed form's figures to anybody who has the address");
  family->require_subcommand(1);
  const auto wish = std::make_shared<PublicationCommandWish>();
  const auto command = [&](const std::string& name, const std::string& about, PublicationDoing doing) {
    auto* made = family->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of the event")->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  auto* make = command("make", "Publish the figures of now", make_publication);
  make->add_flag("--live", wish->how.live, "Follow the closed form; otherwise the figures stay as they are");
  make->add_flag("--findable", wish->how.findable, "Let search engines list the page");
  command("show", "The address, and what the page says first", show_publication)
      ->add_flag("--json", wish->json, "Its figures as JSON");
  command("address", "Give the page a new address; the one before leads nowhere", renew_publication_address);
  command("withdraw", "Take the page away", withdraw_publication_page);
}

}  // namespace muster::cli

// members-area, document: what the people of a network see by their own link, from a terminal.
#include "commands.hpp"

#include <muster/domain/documents/document_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/members/area_service.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace muster::cli {
namespace {

struct AreaWish {
  std::string event;
  bool open = false;
  bool close = false;
  std::optional<std::string> introduction;
};

Outcome members_area(Console& console, const AreaWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(area, members::area_of(*database, event.programme_id));
  if (wish.open || wish.close || wish.introduction) {
    if (wish.open || wish.close) area.is_open = wish.open;
    if (wish.introduction) area.introduction = *wish.introduction;
    MUSTER_TRY(saved, members::save_area(*database, console.audit(), area));
    area = saved;
  }
  console.out << "The members' area of " << area.programme << " is " << (area.is_open ? "open" : "closed")
              << (area.code.empty() ? std::string() : ": " + members::area_path(area.code)) << "\n";
  return Success{};
}

struct DocumentWish {
  std::string event;
  std::string title;
  std::string kind = "minutes";
  std::string link;
  std::string report;
  std::int64_t edition = 0;
  std::string seen_by = "delegates";
  std::string id;
};

Outcome list_documents(Console& console, const DocumentWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(all, documents::documents_of(*database, wish.event));
  for (const auto& one : all)
    console.out << one.id << "  " << one.title << ": " << documents::kind_label(one.kind) << ", seen by "
                << documents::seen_by_code(one.seen_by) << ", "
                << (one.is_edition() ? one.report + ", edition " + std::to_string(one.edition) : one.link) << "\n";
  if (all.empty()) console.out << "No document of " << wish.event << " is up yet.\n";
  return Success{};
}

Outcome add_document(Console& console, const DocumentWish& wish) {
  documents::Document document;
  document.title = wish.title;
  document.link = wish.link;
  document.report = wish.report;
  document.edition = wish.edition;
  MUSTER_TRY(kind, documents::parse_kind(wish.kind));
  document.kind = kind;
  MUSTER_TRY(seen_by, documents::parse_seen_by(wish.seen_by));
  document.seen_by = seen_by;
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(added, documents::add_document(*database, console.audit(), wish.event, document));
  console.out << "Put up " << added.id << ": " << added.title << ", seen by " << documents::seen_by_code(added.seen_by)
              << "\n";
  return Success{};
}

Outcome remove_document(Console& console, const DocumentWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(documents::remove_document(*database, console.audit(), wish.event, wish.id));
  console.out << "Taken down.\n";
  return Success{};
}

}  // namespace

void add_member_commands(CLI::App& program, Console& console) {
  const auto area = std::make_shared<AreaWish>();
  auto* one = program.add_subcommand("members-area", "Whether the members' area of a network is open, and its address");
  one->add_option("EVENT", area->event, "Short name of an event of the network")->required();
  auto* open = one->add_flag("--open", area->open, "Opens it: links to sign in are sent");
  one->add_flag("--close", area->close, "Closes it: everybody is signed out")->excludes(open);
  one->add_option("--introduction", area->introduction, "What its first page says");
  one->callback([&console, area] { console.finish(members_area(console, *area)); });

  auto* family = program.add_subcommand("document", "Documents of an event, each for those who may see it");
  family->require_subcommand(1);
  const auto wish = std::make_shared<DocumentWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*doing)(Console&, const DocumentWish&)) {
    auto* made = family->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of the event")->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  command("list", "Each document, and who sees it", list_documents);
  auto* add = command("add", "Puts a link up, or an edition of a report", add_document);
  add->add_option("TITLE", wish->title, "What it is called")->required();
  add->add_option("--kind", wish->kind, "Of a link: minutes, slides, recording, report or other");
  add->add_option("--link", wish->link, "Its address on the web: https://...");
  add->add_option("--report", wish->report, "Of an edition: the name of its report");
  add->add_option("--edition", wish->edition, "Of an edition: its number");
  add->add_option("--seen-by", wish->seen_by, "public, members or delegates (the default)");
  command("remove", "Takes a document down", remove_document)
      ->add_option("ID", wish->id, "As document list shows it")
      ->required();
}

}  // namespace muster::cli

// The tables' notes: read side by side, typed in one by one, taken away as a file.
#include "import_list_pages.hpp"
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::feedback {
namespace {

constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What stands in the fields of "Type one in".
struct Typing {
  Note note{"", "challenge", ""};
  std::optional<Problem> problem;
};

std::int64_t count(const std::vector<KeptNote>& notes, const std::string& kind) {
  return std::count_if(notes.begin(), notes.end(), [&](const KeptNote& kept) { return kept.note.kind == kind; });
}

/// "56 challenges and 49 opportunities from 12 tables".
std::string in_a_sentence(const std::vector<KeptNote>& notes) {
  std::vector<std::string> parts{counted(count(notes, "challenge"), "challenge", "challenges"),
                                 counted(count(notes, "opportunity"), "opportunity", "opportunities")};
  if (const auto questions = count(notes, "question"); questions > 0) {
    parts.push_back(counted(questions, "question", "questions"));
  }
  std::string out = parts[0];
  for (std::size_t at = 1; at < parts.size(); ++at) out += (at + 1 == parts.size() ? " and " : ", ") + parts[at];
  std::set<std::string> tables;
  for (const auto& kept : notes) {
    if (!kept.note.table.empty()) tables.insert(kept.note.table);
  }
  if (!tables.empty()) out += " from " + counted(static_cast<std::int64_t>(tables.size()), "table", "tables");
  return out;
}

std::string table_name(const std::string& label) {
  if (label.empty()) return "No table named";
  return parse_integer(label) ? "Table " + label : label;
}

struct Side {
  const char* kind;
  const char* name;
  const char* css;
  const char* mark;  ///< section that shows it; may be empty
};

/// One column: the notes of a kind by table. They come sorted by table.
void add_side(web::View& sides, const std::vector<KeptNote>& notes, const Side& side, bool can_enter) {
  auto& column = sides.add("SIDE");
  const auto all = count(notes, side.kind);
  column.set("SIDE_ID", std::string("notes-") + side.kind).set("SIDE_NAME", side.name).set("SIDE_CLASS", side.css);
  column.set("SIDE_COUNT", grouped(all)).set("SIDE_UNIT", all == 1 ? "note" : "notes");
  if (*side.mark != '\0') column.show(side.mark);
  if (all == 0) column.show("NO_NOTES");
  std::map<std::string, std::int64_t> of_table;
  for (const auto& kept : notes) {
    if (kept.note.kind == side.kind) ++of_table[kept.note.table];
  }
  web::View* table = nullptr;
  const std::string* before = nullptr;
  for (const auto& kept : notes) {
    if (kept.note.kind != side.kind) continue;
    if (before == nullptr || *before != kept.note.table) {
      before = &kept.note.table;
      table = &column.add("TABLE");
      table->set("TABLE_NAME", table_name(kept.note.table)).set("TABLE_COUNT", grouped(of_table[kept.note.table]));
    }
    auto& note = table->add("NOTE").set("NOTE_TEXT", kept.note.text).set("NOTE_ID", kept.id);
    note.show_if(kept.by_hand && can_enter, "DELETE");
  }
}

web::Reply notes_page(const Site& site, const web::Request& request, const Typing& typing) {
  MUSTER_PAGE(event, request, events::find_event(site.database, request.capture("event")));
  MUSTER_PAGE(notes, request, kept_notes(site.database, event.slug));
  web::View view;
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token);
  const bool can_enter = request.visitor.can_open(path_of(event, "/notes"), web::Method::post);
  auto& typing_part = can_enter ? view.add("TYPE") : view;
  typing_part.set("TYPED_TABLE", typing.note.table).set("TYPED_TEXT", typing.note.text);
  if (typing.problem && can_enter) typing_part.add("PROBLEM").set("PROBLEM_WORDS", typing.problem->message);
  if (typing.problem)
    view.add("PROBLEM").set("PROBLEM_WORDS", typing.problem->message);
  else if (request.query.get("done") == "added")
    view.add("NOTICE").set("NOTICE_WORDS", "The note is saved.");
  else if (request.query.get("done") == "deleted")
    view.add("NOTICE").set("NOTICE_WORDS", "The note is deleted.");
  if (notes.empty()) {
    view.show_if(can_enter, "EMPTY").set("HEADLINE", "No notes yet");
    view.set("LEAD", "What the tables write down on the day, challenges and opportunities, goes here.");
  } else {
    view.add("SOME").show_if(can_enter, "CAN_ENTER");
    view.set("HEADLINE", in_a_sentence(notes) + ".");
    view.set("LEAD", "As the tables wrote them. The summary draws its two clouds from these words.");
    auto& sides = view.add("SIDES");
    add_side(sides, notes, {"challenge", "Challenges", "side-challenge", "IS_CHALLENGE"}, can_enter);
    add_side(sides, notes, {"opportunity", "Opportunities", "side-opportunity", "IS_OPPORTUNITY"}, can_enter);
    if (count(notes, "question") > 0)
      add_side(sides, notes, {"question", "Questions for the panel", "", ""}, can_enter);
  }
  for (const auto& [value, label] : {std::pair{"challenge", "Challenge"}, std::pair{"opportunity", "Opportunity"},
                                     std::pair{"question", "Question for the panel"}}) {
    if (!can_enter) break;
    auto& kind = typing_part.add("KIND").set("KIND_ID", std::string("kind-") + value).set("KIND_VALUE", value);
    kind.set("KIND_LABEL", label).show_if(typing.note.kind == value, "KIND_CHECKED");
  }
  web::View list;
  const auto listed = add_imports(list, site, event, "notes", path_of(event, "/notes/import/undo"));
  if (!listed.ok()) return site::problem_page(request, listed.problem());
  if (can_enter && !list.sections().empty()) view.add("HAS_IMPORTS") = list;
  return site::desk_page(request, frame_of(event, "Notes", site::Tab::notes, typing.problem.has_value()),
                         web::render("domain/feedback/pages/notes.html", view),
                         typing.problem ? web::status_of(typing.problem->kind) : 200);
}

web::Reply add(const Site& site, const web::Request& request) {
  const auto& slug = request.capture("event");
  Typing typing;
  typing.note = {request.form.get("table"), request.form.get("kind"), request.form.get("text")};
  const auto added = add_note(site.database, site.organiser(request), slug, typing.note);
  if (added.ok()) return web::redirect("/events/" + slug + "/notes?done=added");
  if (added.problem().kind == ProblemKind::not_found || added.problem().kind == ProblemKind::unsure)
    return site::problem_page(request, added.problem());
  typing.problem = added.problem();
  return notes_page(site, request, typing);
}

web::Reply remove(const Site& site, const web::Request& request) {
  const auto& slug = request.capture("event");
  const auto gone = delete_note(site.database, site.organiser(request), slug, request.form.get("note"));
  if (!gone.ok()) return site::problem_page(request, gone.problem());
  return web::redirect("/events/" + slug + "/notes?done=deleted");
}

web::Reply export_as(const Site& site, const web::Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(bytes, request, export_notes(site.database, slug, format));
  return web::download(std::move(bytes), format == "csv" ? "text/csv; charset=utf-8" : xlsx_type,
                       slug + "-notes." + format);
}

}  // namespace

void add_note_pages(web::Router& router, const Site& site) {
  using access::Permission;
  using web::Request;
  const std::string base = "/events/{event}/notes";
  router.get(base, Permission::read_notes, [site](const Request& r) { return notes_page(site, r, {}); });
  router.post(base, Permission::enter_notes, [site](const Request& r) { return add(site, r); });
  router.post(base + "/delete", Permission::enter_notes, [site](const Request& r) { return remove(site, r); });
  router.get(base + ".csv", Permission::read_notes, [site](const Request& r) { return export_as(site, r, "csv"); });
  router.get(base + ".xlsx", Permission::read_notes, [site](const Request& r) { return export_as(site, r, "xlsx"); });
}

}  // namespace muster::feedback

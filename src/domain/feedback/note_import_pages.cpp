// Notes from a file: choose, look at every row, import, undo.
#include "context_pages.hpp"
#include "upload_pages.hpp"

#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr std::int64_t rows_shown = 500;

UploadWords words_for(const events::Event& event) {
  UploadWords words;
  words.parent = path_of(event, "/notes");
  words.parent_name = "Notes";
  words.headline = "Import notes";
  words.lead =
      "One note a row, with the columns Table, Kind and Note. A kind is Challenge, Opportunity or Question. "
      "Nothing is saved before you have seen every row.";
  words.file_label = "File with notes";
  words.file_hint = "CSV or XLSX. The same file with more rows adds only those.";
  words.one = "note";
  words.many = "notes";
  words.tab = site::Tab::notes;
  return words;
}

struct Filter {
  const char* name;
  const char* label;
  std::optional<NoteKind> kind;
  const char* mark;
};
constexpr const char* no_mark = "";
const std::vector<Filter> filters{{"", "All", std::nullopt, no_mark},
                                  {"new", "New", NoteKind::fresh, "IS_NEW"},
                                  {"known", "Already noted", NoteKind::known, "IS_KNOWN"},
                                  {"refused", "Refused", NoteKind::refused, "IS_REFUSED"}};

bool fits(const NoteVerdict& verdict, const Filter& filter) { return !filter.kind || verdict.kind == *filter.kind; }

void add_chips(web::View& view, const std::string& path, const std::vector<NoteVerdict>& verdicts,
               const Filter& chosen) {
  for (const auto& filter : filters) {
    const auto number =
        std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return fits(verdict, filter); });
    auto& chip = view.add("CHIP").set("CHIP_LABEL", filter.label).set("CHIP_COUNT", grouped(number));
    if (*filter.mark != '\0') chip.show(filter.mark);
    if (number == 0 && filter.kind) {
      chip.show("CHIP_EMPTY");
      continue;
    }
    auto& link = chip.add("CHIP_LINK");
    link.set("CHIP_PATH", path + (*filter.name == '\0' ? "" : std::string("?show=") + filter.name));
    link.show_if(filter.kind == chosen.kind, "CHIP_CURRENT");
  }
}

void add_rows(web::View& view, const std::vector<NoteVerdict>& verdicts, const Filter& chosen) {
  std::vector<const NoteVerdict*> shown;
  for (const auto& verdict : verdicts) {
    if (fits(verdict, chosen)) shown.push_back(&verdict);
  }
  // What needs a look stands first.
  std::stable_sort(shown.begin(), shown.end(), [](const auto* left, const auto* right) {
    return (left->kind == NoteKind::refused) > (right->kind == NoteKind::refused);
  });
  const auto all = static_cast<std::int64_t>(shown.size());
  if (all > rows_shown) shown.resize(rows_shown);
  for (const auto* verdict : shown) {
    auto& row = view.add("ROW").set("LINE_NUMBER", static_cast<std::int64_t>(verdict->line));
    row.set("ROW_TABLE", verdict->note.table).set("ROW_KIND", verdict->note.kind).set("ROW_TEXT", verdict->note.text);
    row.set("REASON", verdict->reason);
    row.show(verdict->kind == NoteKind::fresh   ? "ROW_NEW"
             : verdict->kind == NoteKind::known ? "ROW_KNOWN"
                                                : "ROW_REFUSED");
  }
  view.set("FOOT", all > rows_shown ? "The first " + grouped(rows_shown) + " of " + grouped(all) + " rows."
                                    : counted(all, "row", "rows") + ".");
}

web::Reply preview_page(const web::Request& request, const events::Event& event, const std::string& file,
                        const std::vector<NoteVerdict>& verdicts) {
  const auto number = [&](NoteKind of) {
    return std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == of; });
  };
  const auto all = static_cast<std::int64_t>(verdicts.size());
  const auto fresh = number(NoteKind::fresh);
  const auto refused = number(NoteKind::refused);
  web::View view;
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token).set("FILE", file);
  view.set("ACTION", request.path);
  if (refused > 0) {
    view.set("HEADLINE", counted(refused, "row needs", "rows need") + " mending first");
    view.set("LEAD", "A file is taken in whole or not at all. Mend what is refused, then choose the file again.");
  } else if (fresh == 0) {
    view.set("HEADLINE", "Nothing new in " + file);
    view.set("LEAD", "Every note is there already. Nothing is saved.");
  } else {
    view.set("HEADLINE", counted(all, "row is ", "rows are ") + counted(fresh, "new note", "new notes"));
    view.set("LEAD", "Every row can be read, so you can import now. Nothing is saved yet.");
  }
  const bool can_apply = refused == 0 && fresh > 0;
  view.set("CANCEL", can_apply ? "Cancel" : "Choose another file");
  if (can_apply) view.add("APPLY").set("BUTTON", "Import " + counted(fresh, "note", "notes"));
  const auto wanted = request.query.get("show");
  const auto found =
      std::find_if(filters.begin(), filters.end(), [&](const Filter& each) { return wanted == each.name; });
  const auto& chosen = found == filters.end() ? filters.front() : *found;
  add_chips(view, request.path, verdicts, chosen);
  add_rows(view, verdicts, chosen);
  return site::desk_page(request, frame_of(event, "Import notes", site::Tab::notes),
                         web::render("domain/feedback/pages/notes_preview.html", view));
}

}  // namespace

void add_note_import_pages(web::Router& router, const PageContext& context) {
  FileImport notes;
  notes.kind = "notes";
  notes.path = "/notes/import";
  notes.permission = access::Permission::enter_notes;
  notes.words = [](const events::Event& event) -> Result<UploadWords> { return words_for(event); };
  const auto forecast = [context](const events::Event& event, const FileImport::File& file) {
    return forecast_notes(context.database, event.slug, {file.file_name, file.bytes});
  };
  notes.check = [forecast](const events::Event& event, const FileImport::File& file) -> Outcome {
    MUSTER_CHECK(forecast(event, file));
    return Success{};
  };
  notes.preview = [forecast](const web::Request& request, const events::Event& event,
                             const FileImport::File& file) -> Result<web::Reply> {
    MUSTER_TRY(verdicts, forecast(event, file));
    return preview_page(request, event, file.file_name, verdicts);
  };
  notes.apply = [context](const store::AuditContext& audit, const events::Event& event,
                          const FileImport::File& file) -> Result<std::int64_t> {
    MUSTER_TRY(done, import_notes(context.database, audit, event.slug, {file.file_name, file.bytes}));
    return done.added;
  };
  add_upload_pages(router, context, std::move(notes));
}

}  // namespace muster::feedback

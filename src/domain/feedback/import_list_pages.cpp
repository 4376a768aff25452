// Lists imports with the way back of each, or why there is none.
#include "import_list_pages.hpp"

#include <muster/domain/intake/staged_service.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {

Outcome add_imports(web::View& view, const PageContext& context, const events::Event& event, const intake::Kind& kind) {
  MUSTER_TRY(shelf, intake::import_overview(context.database, context.now(), kind, event.slug));
  if (shelf.past.empty()) return Success{};
  auto& list = view.add("IMPORTS");
  for (const auto& [import, can_undo] : shelf.past) {
    auto& row = list.add("IMPORT");
    row.set("IMPORT_FILE", import.file_name).set("IMPORT_WHEN", long_instant(import.applied_at));
    row.set("IMPORT_ROWS", grouped(import.rows)).set("IMPORT_ADDED", grouped(import.added));
    row.set("UNDO_PATH", path_of(event, kind.words.path + "/undo/" + import.id));
    row.show(import.undone ? "UNDONE" : can_undo ? "UNDO" : "FINAL");
    if (!import.undone && !can_undo) list.add("FINAL_WORDS").set("FINAL_HINT", kind.words.final_hint);
  }
  return Success{};
}

}  // namespace muster::feedback

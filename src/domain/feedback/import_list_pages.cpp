// Lists imports with the way back of each, or why there is none.
#include "import_list_pages.hpp"

#include "staged_service.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::feedback {

Outcome add_imports(web::View& view, const PageContext& context, const events::Event& event, const std::string& kind,
                    const std::string& undo) {
  MUSTER_TRY(past, past_imports(context.database, event, kind));
  if (past.empty()) return Success{};
  auto& list = view.add("IMPORTS");
  for (const auto& [import, can_undo] : past) {
    auto& row = list.add("IMPORT");
    row.set("IMPORT_ID", import.id).set("IMPORT_FILE", import.file_name);
    row.set("IMPORT_ROWS", grouped(import.rows)).set("IMPORT_ADDED", grouped(import.added));
    row.set("IMPORT_WHEN", long_instant(import.applied_at)).set("UNDO_ACTION", undo);
    row.show(import.undone ? "UNDONE" : can_undo ? "UNDO" : "FINAL");
    if (!import.undone && !can_undo) list.show("FINAL_WORDS");
  }
  return Success{};
}

}  // namespace muster::feedback

// The page on which a file is chosen, with what was wrong with the last one.
#include "upload_pages.hpp"

#include "import_list_pages.hpp"

#include <muster/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

/// "?added=42" and "?removed=42" of the redirects that come here.
std::string notice(const http::Request& request, const UploadWords& words) {
  const auto one = words.kind == "notes" ? "note" : "answer";
  const auto many = words.kind == "notes" ? "notes" : "answers";
  for (const auto& [name, end] : {std::pair{"added", " imported. You can undo this below."},
                                  std::pair{"removed", " taken out again. The import is undone."}}) {
    const auto number = parse_integer(request.query.get(name));
    if (number && *number >= 0) return counted(*number, one, many) + end;
  }
  return {};
}

}  // namespace

http::Reply upload_page(const Site& site, const http::Request& request, const events::Event& event,
                        const UploadWords& words, const std::optional<Problem>& problem) {
  http::View view;
  view.set("HERE", words.here);
  if (request.visitor.can_open(words.parent))
    view.add("PARENT_LINK").set("PARENT", words.parent).set("PARENT_NAME", words.parent_name);
  view.set("HEADLINE", words.headline).set("LEAD", words.lead).set("ACTION", words.action);
  view.set("FILE_LABEL", words.file_label).set("FILE_HINT", words.file_hint).set("TOKEN", request.token);
  view.show_if(words.open, "CAN_IMPORT");
  if (problem) {
    auto& shown = view.add("PROBLEM");
    shown.set("PROBLEM_TITLE", "Nothing was imported").set("PROBLEM_WORDS", problem->message);
    add_faults(shown, *problem);
  } else if (const auto said = notice(request, words); !said.empty()) {
    view.add("NOTICE").set("NOTICE_WORDS", said);
  }
  http::View list;
  const auto listed = add_imports(list, site, event, words.kind, words.action + "/undo");
  if (!listed.ok()) return http::problem_page(request, listed.problem());
  if (!list.sections().empty()) view.add("HAS_IMPORTS") = list;
  return http::desk_page(request, frame_of(event, words.here, words.tab, problem.has_value()),
                         http::render("feedback/pages/upload.html", view),
                         problem ? http::status_of(problem->kind) : 200);
}

Result<http::Upload> chosen_file(const http::Request& request) {
  const auto found = std::find_if(request.uploads.begin(), request.uploads.end(),
                                  [](const http::Upload& upload) { return upload.field == "file"; });
  if (found == request.uploads.end()) return bad_input("Choose a file first: CSV or XLSX.");
  auto upload = *found;
  if (upload.file_name.empty()) upload.file_name = "file";
  if (upload.bytes.empty()) return bad_input(upload.file_name + " is empty. Choose another file.");
  return upload;
}

}  // namespace muster::feedback

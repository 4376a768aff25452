// A file waits in the store between its preview and "Import"; whatever goes wrong leads back to where one is chosen.
#include "upload_pages.hpp"

#include "import_list_pages.hpp"
#include "staged_service.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <memory>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

/// "?added=42" and "?removed=42" of the redirects that come here.
std::string notice(const Request& request, const UploadWords& words) {
  for (const auto& [name, end] : {std::pair{"added", " imported. You can undo this below."},
                                  std::pair{"removed", " taken out again. The import is undone."}}) {
    const auto number = parse_integer(request.query.get(name));
    if (number && *number >= 0) return counted(*number, words.one, words.many) + end;
  }
  return {};
}

/// The file that came with the request, or what to say where none did.
Result<web::Upload> chosen_file(const Request& request) {
  const auto found = std::find_if(request.uploads.begin(), request.uploads.end(),
                                  [](const web::Upload& upload) { return upload.field == "file"; });
  if (found == request.uploads.end()) return bad_input("Choose a file first: CSV or XLSX.");
  auto upload = *found;
  if (upload.file_name.empty()) upload.file_name = "file";
  if (upload.bytes.empty()) return bad_input(upload.file_name + " is empty. Choose another file.");
  return upload;
}

class UploadPages {
 public:
  UploadPages(const PageContext& context, FileImport wanted) : site_(context), wanted_(std::move(wanted)) {}

  [[nodiscard]] Reply choose(const Request& request, const std::optional<Error>& error = std::nullopt) const {
    if (error && error->kind == ErrorKind::unsure) return site::error_page(request, *error);
    MUSTER_PAGE(event, request, event_of(request));
    MUSTER_PAGE(words, request, wanted_.words(event));
    const auto action = path_of(event, wanted_.path);
    web::View view;
    view.set("HERE", words.headline).set("HEADLINE", words.headline).set("LEAD", words.lead).set("ACTION", action);
    if (request.visitor.can_open(words.parent))
      view.add("PARENT_LINK").set("PARENT", words.parent).set("PARENT_NAME", words.parent_name);
    view.set("FILE_LABEL", words.file_label).set("FILE_HINT", words.file_hint).set("TOKEN", request.token);
    view.show_if(words.open, "CAN_IMPORT");
    if (error) {
      auto& shown = view.add("REFUSED");
      shown.set("REFUSED_TITLE", "Nothing was imported").set("REFUSED_WORDS", error->message);
      add_errors(shown, *error);
    } else if (const auto said = notice(request, words); !said.empty()) {
      view.add("NOTICE").set("NOTICE_WORDS", said);
    }
    web::View list;
    const auto listed = add_imports(list, site_, event, wanted_.kind, action + "/undo");
    if (!listed.ok()) return site::error_page(request, listed.error());
    if (!list.sections().empty()) view.add("HAS_IMPORTS") = list;
    return site::desk_page(request, frame_of(event, words.headline, words.tab, error.has_value()),
                           web::render("domain/feedback/pages/upload.html", view),
                           error ? web::status_of(error->kind) : 200);
  }

  [[nodiscard]] Reply receive(const Request& request) const {
    MUSTER_PAGE(event, request, event_of(request));
    const auto chosen = chosen_file(request);
    if (!chosen.ok()) return choose(request, chosen.error());
    const FileImport::File file{"", event.id, wanted_.kind, chosen->file_name, chosen->bytes, ""};
    if (const auto checked = wanted_.check(event, file); !checked.ok()) return choose(request, checked.error());
    const auto id = keep_upload(site_.database, site_.organiser(request), file);
    if (!id.ok()) return choose(request, id.error());
    return web::redirect(path_of(event, wanted_.path + "/" + *id));
  }

  [[nodiscard]] Reply preview(const Request& request) const {
    MUSTER_PAGE(event, request, event_of(request));
    const auto file = kept(request, event);
    if (!file.ok()) return choose(request, file.error());
    auto page = wanted_.preview(request, event, *file);
    return page.ok() ? std::move(page).value() : choose(request, page.error());
  }

  [[nodiscard]] Reply apply(const Request& request) const {
    MUSTER_PAGE(event, request, event_of(request));
    const auto file = kept(request, event);
    if (!file.ok()) return choose(request, file.error());
    const auto added = wanted_.apply(site_.organiser(request), event, *file);
    if (!added.ok()) return choose(request, added.error());
    const auto dropped = drop_upload(site_.database, file->id);
    if (!dropped.ok()) return site::error_page(request, dropped.error());
    return web::redirect(path_of(event, wanted_.path + "?added=" + std::to_string(*added)));
  }

  [[nodiscard]] Reply cancel(const Request& request) const {
    MUSTER_PAGE(event, request, event_of(request));
    if (const auto file = kept(request, event); file.ok()) {
      const auto dropped = drop_upload(site_.database, file->id);
      if (!dropped.ok()) return site::error_page(request, dropped.error());
    }
    return web::redirect(path_of(event, wanted_.path));
  }

  [[nodiscard]] Reply undo(const Request& request) const {
    MUSTER_PAGE(event, request, event_of(request));
    const auto import = request.form.get("import");
    const auto gone = undo_past_import(site_.database, site_.organiser(request), event, wanted_.kind, import);
    if (!gone.ok()) return choose(request, gone.error());
    return web::redirect(path_of(event, wanted_.path + "?removed=" + std::to_string(*gone)));
  }

 private:
  [[nodiscard]] Result<events::Event> event_of(const Request& request) const {
    return events::find_event(site_.database, request.capture("event"));
  }
  [[nodiscard]] Result<FileImport::File> kept(const Request& request, const events::Event& event) const {
    return kept_upload(site_.database, site_.now(), event, wanted_.kind, request.capture("upload"));
  }

  PageContext site_;
  FileImport wanted_;
};

}  // namespace

void add_upload_pages(web::Router& router, const PageContext& context, FileImport wanted) {
  const auto permission = wanted.permission;
  const auto base = "/events/{event}" + wanted.path;
  const auto pages = std::make_shared<const UploadPages>(context, std::move(wanted));
  router.get(base, permission, [pages](const Request& r) { return pages->choose(r); });
  router.post(base, permission, [pages](const Request& r) { return pages->receive(r); });
  router.post(base + "/undo", permission, [pages](const Request& r) { return pages->undo(r); });
  router.get(base + "/{upload}", permission, [pages](const Request& r) { return pages->preview(r); });
  router.post(base + "/{upload}", permission, [pages](const Request& r) { return pages->apply(r); });
  router.post(base + "/{upload}/cancel", permission, [pages](const Request& r) { return pages->cancel(r); });
}

}  // namespace muster::feedback

#pragma once
// Taking in a file: choose it, look at what each row would be, import it, undo. The same for answers and for notes.

#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/import_ledger_sql.hpp>
#include <muster/domain/site/frame.hpp>

#include <functional>

namespace muster::feedback {

/// The words of the page on which a file is chosen.
struct UploadWords {
  std::string parent;  ///< path of the page above
  std::string parent_name;
  std::string headline;
  std::string lead;
  std::string file_label;
  std::string file_hint;
  std::string one;  ///< of what is taken in: "note"
  std::string many;
  site::Tab tab = site::Tab::form;
  bool open = true;  ///< whether a file may be chosen at all
};

/// What is taken in from files, and where its pages differ from others of their sort.
struct FileImport {
  using File = events::StagedUpload;

  std::string kind;  ///< "responses", "notes"
  std::string path;  ///< below the event's own: "/notes/import"
  access::Permission permission;
  std::function<Result<UploadWords>(const events::Event&)> words;
  std::function<Outcome(const events::Event&, const File&)> check;  ///< whether the file can be judged
  std::function<Result<web::Reply>(const web::Request&, const events::Event&, const File&)> preview;
  /// Saves; gives how many answers or notes were added.
  std::function<Result<std::int64_t>(const store::AuditContext&, const events::Event&, const File&)> apply;
};

void add_upload_pages(web::Router& router, const PageContext& context, FileImport wanted);

}  // namespace muster::feedback

#pragma once
// Choosing a file, and keeping it for its preview: the same for answers and for notes.

#include "site_pages.hpp"

#include <muster/events/import_ledger.hpp>

namespace muster::feedback {

/// The words of one page on which a file is chosen.
struct UploadWords {
  std::string kind;    ///< "responses", "notes"
  std::string parent;  ///< path of the page above
  std::string parent_name;
  std::string action;  ///< path that the file is sent to; previews are below it, "/undo" takes back
  std::string here;
  std::string headline;
  std::string lead;
  std::string file_label;
  std::string file_hint;
  http::Tab tab = http::Tab::form;
  bool open = true;  ///< whether a file may be chosen at all
};

[[nodiscard]] http::Reply upload_page(const Site& site, const http::Request& request, const events::Event& event,
                                      const UploadWords& words, const std::optional<Problem>& problem = std::nullopt);

/// The file that came with the request, or what to say where none did.
[[nodiscard]] Result<http::Upload> chosen_file(const http::Request& request);

}  // namespace muster::feedback

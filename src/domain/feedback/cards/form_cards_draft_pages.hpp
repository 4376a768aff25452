#pragma once
// What the page of cards says of the draft that it keeps, and what stands in its way.

#include <muster/domain/feedback/form_draft_service.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// How the draft of the page stands after what was just sent.
struct CardsDraft {
  std::string page_key;            ///< of the window that it stands in
  std::string mark;                ///< of the draft that the page was made from; empty: there was none
  std::optional<FormDraft> draft;  ///< as it is kept: of this page, or of somebody else
  bool parted = false;             ///< somebody else changed it meanwhile, and this page's text is not kept
  std::string refused;             ///< why the text is not kept, where that is not why
};

/// "Saved at 15:04", or with its day where that is another.
[[nodiscard]] std::string saved_words(const FormDraft& draft, const std::string& reader, Instant now);

/// Keeps the text of a page that was sent, which says in `draft_mark` and `page_key` what it was made from.
[[nodiscard]] CardsDraft kept_draft(store::Database& database, const store::AuditContext& audit,
                                    const web::Request& request, const events::Event& event, const std::string& text);

/// Fills SAVED, UNSAVED, DISCARD, PARTED and what stands in them.
void add_draft(web::View& view, const CardsDraft& page, const web::Request& request, Instant now);

}  // namespace muster::feedback

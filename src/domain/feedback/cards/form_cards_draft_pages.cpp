// One sentence on what is kept, and two ways on where two people wrote at once.
#include "form_cards_draft_pages.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::feedback {
namespace {

constexpr std::size_t most_page_key = 40;

}  // namespace

std::string saved_words(const FormDraft& draft, const std::string& reader, Instant now) {
  const auto field = local_field(draft.saved_at);
  const bool today = day_in_london(draft.saved_at) == day_in_london(now);
  const auto when = today ? "at " + field.substr(field.size() - 5) : "on " + long_instant(draft.saved_at);
  return "Saved as a draft " + when + (draft.saved_by == reader ? "" : " by somebody else");
}

CardsDraft kept_draft(store::Database& database, const store::AuditContext& audit, const web::Request& request,
                      const events::Event& event, const std::string& text) {
  CardsDraft draft;
  draft.page_key = request.form.get("page_key").substr(0, most_page_key);
  const DraftBase base{request.form.get("draft_mark"), draft.page_key, request.form.get("do") == "keep-mine"};
  draft.mark = base.mark;
  if (!request.form.find("text")) return draft;  // no page of ours: nothing was typed
  auto kept = keep_form_draft(database, audit, event.slug, text, base);
  if (!kept.ok()) {
    draft.refused = kept.error().message;
    return draft;
  }
  draft.draft = std::move(kept->draft);
  draft.parted = !kept->kept;
  if (kept->kept) draft.mark = draft.draft ? draft.draft->mark : "";
  return draft;
}

void add_draft(web::View& view, const CardsDraft& page, const web::Request& request, Instant now) {
  view.set("DRAFT_MARK", page.mark).set("PAGE_KEY", page.page_key);
  if (page.parted) {
    auto& parted = view.add("PARTED");
    const auto reader = request.visitor.actor();
    parted.set("PARTED_WORDS",
               !page.draft ? std::string("The draft that you began from was published or thrown away meanwhile.")
               : page.draft->saved_by == reader ? std::string("You changed this form in another window meanwhile.")
                                                : std::string("Somebody else changed this form meanwhile."));
    parted.show_if(page.draft.has_value(), "THEIRS");
    view.show("UNSAVED");
    return;
  }
  if (!page.refused.empty()) {
    view.add("NOT_KEPT", page.refused);
    view.show("UNSAVED");
    return;
  }
  view.add("SAVED", page.draft ? saved_words(*page.draft, request.visitor.actor(), now) + "."
                               : std::string("Every change is saved as a draft."));
  view.show_if(page.draft.has_value(), "DISCARD");
}

}  // namespace muster::feedback

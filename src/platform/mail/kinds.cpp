// Registered kinds of messages.
#include <muster/platform/mail/kinds.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::mail {

void Kinds::add(Kind kind) {
  if (find(kind.name) != nullptr) throw std::logic_error("two kinds of mail are called " + kind.name);
  // A marker that the example does not fill would be found by whoever looks at the preview.
  (void)composed(template_named(kind.template_name), kind.example);
  kinds_.push_back(std::move(kind));
}

const Kind* Kinds::find(const std::string& name) const {
  const auto found = std::ranges::find(kinds_, name, &Kind::name);
  return found == kinds_.end() ? nullptr : &*found;
}

Result<std::optional<RenderedMessage>> letter_of(const Kinds& kinds, const ClaimedMessage& message,
                                                 const RenderContext& moment) {
  const auto& draft = message.draft;
  if (draft.kind == "plain") return std::optional(RenderedMessage{{draft.subject, draft.text, draft.html, {}}, {}});
  const auto* kind = kinds.find(draft.kind);
  if (kind == nullptr) return unavailable("This program does not know messages of the kind \"" + draft.kind + "\".");
  MUSTER_TRY(content, kind->content(message, moment));
  if (!content) return std::optional<RenderedMessage>{};
  return std::optional(RenderedMessage{composed(template_named(kind->template_name), content->values),
                                       std::move(content->programme_id), std::move(content->calendar),
                                       std::move(content->stop), std::move(content->attachments)});
}

}  // namespace muster::mail

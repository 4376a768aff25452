// What a text that is being written is compared by: line breaks and marks of an editor make no other form.
#include <muster/domain/feedback/form_draft.hpp>

namespace muster::feedback {

std::string with_plain_breaks(std::string text) {
  std::erase(text, '\r');
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

bool is_published(const std::optional<Round>& round, const std::string& text) {
  return round && with_plain_breaks(*round->form_text) == with_plain_breaks(text);
}

}  // namespace muster::feedback

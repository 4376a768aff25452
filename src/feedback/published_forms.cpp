// Remembers the forms of the texts it was last asked for. The text is the key, so nothing can go stale.
#include "published_forms.hpp"

#include <muster/forms/language.hpp>

#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace muster::feedback {

std::shared_ptr<const forms::Form> published_form(const std::string& text) {
  constexpr std::size_t most = 64;  // forms that are being answered at one time
  static std::mutex guard;
  static std::unordered_map<std::string, std::shared_ptr<const forms::Form>> known;
  {
    const std::lock_guard lock(guard);
    if (const auto found = known.find(text); found != known.end()) return found->second;
  }
  auto parsed = forms::parse_form(text, "published form");
  if (!parsed) throw std::logic_error("a published form no longer parses: " + parsed.problem().message);
  auto form = std::make_shared<const forms::Form>(std::move(parsed).value());
  const std::lock_guard lock(guard);
  if (known.size() >= most) known.clear();
  known.emplace(text, form);
  return form;
}

}  // namespace muster::feedback

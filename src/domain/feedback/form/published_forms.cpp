// Remembers the versions it was last asked for, by their random ids.
#include "published_forms.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/piping.hpp>

#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace muster::feedback {
namespace {

std::shared_ptr<const PublishedForm> parsed(FormVersion version) {
  auto form = forms::read_published_form(version.text, "published form");
  if (!form) throw std::logic_error("a published form no longer parses: " + form.error().message);
  const bool has_pipes = forms::has_pipes(*form);
  return std::make_shared<const PublishedForm>(PublishedForm{std::move(version), std::move(form).value(), has_pipes});
}

}  // namespace

std::shared_ptr<const PublishedForm> published_form(const std::string& id, const std::function<FormVersion()>& read) {
  constexpr std::size_t most = 64;  // forms that are being answered at one time
  static std::mutex guard;
  static std::unordered_map<std::string, std::shared_ptr<const PublishedForm>> known;
  {
    const std::lock_guard lock(guard);
    if (const auto found = known.find(id); found != known.end()) return found->second;
  }
  auto form = parsed(read());
  const std::lock_guard lock(guard);
  if (known.size() >= most) known.clear();
  known.emplace(id, form);
  return form;
}

std::shared_ptr<const forms::Form> form_as_read(const std::shared_ptr<const PublishedForm>& published,
                                                const std::function<PipedNames()>& names) {
  if (!published->has_pipes) return {published, &published->form};
  const auto named = names();
  return std::make_shared<const forms::Form>(
      named.session.empty() ? forms::as_read(published->form, named.event)
                            : forms::as_read(forms::about_session(published->form, named.session), named.event));
}

}  // namespace muster::feedback

// Remembers the versions it was last asked for, by their random ids.
#include "published_forms.hpp"

#include <muster/forms/language.hpp>

#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace muster::feedback {
namespace {

std::shared_ptr<const PublishedForm> read_form(store::Session& session, const std::string& id) {
  const auto row = session.first("select number, body from form_version where id = $1", {id});
  if (!row) throw std::logic_error("a round without a form");
  auto parsed = forms::parse_form(row->text(1), "published form");
  if (!parsed) throw std::logic_error("a published form no longer parses: " + parsed.problem().message);
  return std::make_shared<const PublishedForm>(PublishedForm{row->integer(0), row->text(1), std::move(parsed).value()});
}

}  // namespace

std::shared_ptr<const PublishedForm> published_form(store::Session& session, const std::string& id) {
  constexpr std::size_t most = 64;  // forms that are being answered at one time
  static std::mutex guard;
  static std::unordered_map<std::string, std::shared_ptr<const PublishedForm>> known;
  {
    const std::lock_guard lock(guard);
    if (const auto found = known.find(id); found != known.end()) return found->second;
  }
  auto form = read_form(session, id);
  const std::lock_guard lock(guard);
  if (known.size() >= most) known.clear();
  known.emplace(id, form);
  return form;
}

}  // namespace muster::feedback

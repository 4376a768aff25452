// The first thing that is wrong is told: what stands behind it may follow from it.
#include <muster/platform/web/sent_object.hpp>

#include "unknown_member.hpp"

#include <algorithm>

namespace muster::web {

SentObject::SentObject(const Request& request) {
  if (request.json && request.json->object() != nullptr)
    object_ = &*request.json;
  else
    error_ = bad_input("Send a JSON object, with Content-Type: application/json.");
}

void SentObject::refuse(const std::string& name, const std::string& words) {
  if (!error_) error_ = bad_input(words).at(name);
}

const Json* SentObject::member(const std::string& name) {
  known_.push_back(name);
  return object_ == nullptr ? nullptr : object_->find(name);
}

SentObject& SentObject::text(const std::string& name, std::string& into) {
  const auto* sent = member(name);
  if (sent == nullptr) return *this;
  if (sent->is_null())
    into.clear();
  else if (sent->text() != nullptr)
    into = *sent->text();
  else
    refuse(name, "Send \"" + name + "\" as a text.");
  return *this;
}

SentObject& SentObject::text(const std::string& name, std::string& into, const std::string& missing) {
  text(name, into);
  if (into.empty()) refuse(name, missing);
  return *this;
}

SentObject& SentObject::truth(const std::string& name, bool& into) {
  const auto* sent = member(name);
  if (sent != nullptr && sent->truth() == nullptr) refuse(name, "Send \"" + name + "\" as true or false.");
  if (sent != nullptr && sent->truth() != nullptr) into = *sent->truth();
  return *this;
}

SentObject& SentObject::whole(const std::string& name, std::int64_t& into) {
  const auto* sent = member(name);
  if (sent != nullptr && sent->whole() == nullptr) refuse(name, "Send \"" + name + "\" as a whole number.");
  if (sent != nullptr && sent->whole() != nullptr) into = *sent->whole();
  return *this;
}

SentObject& SentObject::texts(const std::string& name, std::vector<std::string>& into) {
  const auto* sent = member(name);
  if (sent == nullptr) return *this;
  std::vector<std::string> all;
  const auto* array = sent->array();
  for (std::size_t at = 0; array != nullptr && at < array->size(); ++at)
    if ((*array)[at].text() != nullptr) all.push_back(*(*array)[at].text());
  if (!sent->is_null() && (array == nullptr || all.size() != array->size()))
    refuse(name, "Send \"" + name + "\" as a list of texts.");
  else
    into = std::move(all);
  return *this;
}

Outcome SentObject::outcome() const {
  if (error_) return *error_;
  for (const auto& [name, value] : *object_->object()) {
    if (std::ranges::find(known_, name) != known_.end()) continue;
    return nothing_called(name, known_, name);
  }
  return Success{};
}

}  // namespace muster::web

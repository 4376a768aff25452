#pragma once
// What lists hold of a person or a programme, and how they forget them: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster::lists {

struct HeldPlace {
  std::string programme_id;
  std::string about;  ///< "On the list Finance leads"
  std::string words;  ///< "Gwen Abara <gwen@example.org>, since 2022-06-01T09:00:00Z"
};
[[nodiscard]] std::vector<HeldPlace> held_places(
    store::Session& session, const std::function<bool(const std::string& name, const std::string& email)>& is);

/// Ids of those rows, and of messages whose words name somebody: found by reading all there is.
struct ListTraces {
  std::vector<std::string> members;
  std::vector<std::string> messages;
  [[nodiscard]] bool any() const { return !members.empty() || !messages.empty(); }
};
[[nodiscard]] ListTraces traces_of(store::Session& session,
                                   const std::function<bool(const std::string& name, const std::string& email)>& is,
                                   const std::function<bool(const std::string& text)>& words);
void forget_traces(store::Session& session, const ListTraces& traces);

/// What was sent before that moment goes; returns how many.
std::int64_t drop_messages(store::Session& session, const std::string& before);
/// Those who asked before that moment and never confirmed.
std::int64_t forget_unconfirmed(store::Session& session, const std::string& before);

/// Deletes all lists of a programme that is taken away, with their links.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::lists

#pragma once
// Every statement about documents.

#include <muster/domain/documents/document.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::documents::sql {

[[nodiscard]] std::vector<Document> of_event(store::Session& session, const std::string& event_id);
/// Of all events, the newest first.
[[nodiscard]] std::vector<Document> all(store::Session& session);
[[nodiscard]] std::optional<Document> find(store::Session& session, const std::string& id);
void insert(store::Session& session, const Document& document);
bool remove(store::Session& session, const std::string& event_id, const std::string& id);

}  // namespace muster::documents::sql

#pragma once
// Messages that are written and wait, and the programme's texts, as the services of this room read and write them.

#include <muster/domain/booking/message_template_service.hpp>
#include <muster/domain/booking/planned_message.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

void insert_planned(store::Session& session, const PlannedMessage& message);
/// False where somebody changed it since: then its version is another.
bool update_planned(store::Session& session, const PlannedMessage& message);
[[nodiscard]] std::optional<PlannedMessage> find_planned(store::Session& session, const std::string& id);
/// Of an event, those that were not sent; at most `most`, the last written first.
[[nodiscard]] std::vector<PlannedMessage> unsent_of(store::Session& session, const std::string& event_id,
                                                    std::int64_t most);
/// All of an event, sent or not, the first written first.
[[nodiscard]] std::vector<PlannedMessage> plans_of(store::Session& session, const std::string& event_id);
/// Of all events, those in state "planned".
[[nodiscard]] std::vector<PlannedMessage> all_planned(store::Session& session);
void delete_planned(store::Session& session, const std::string& id);

[[nodiscard]] ListPage<SentRow> sent_of(store::Session& session, const std::string& event_id, const ListQuery& query);
[[nodiscard]] ListPage<CopyRow> copies_of(store::Session& session, const std::string& message_id,
                                          const ListQuery& query);
[[nodiscard]] std::vector<std::string> kinds_among(store::Session& session, const std::string& event_id);

void insert_template(store::Session& session, const std::string& programme_id, const MessageTemplate& made, Instant at);
bool update_template(store::Session& session, const MessageTemplate& changed, Instant at);
[[nodiscard]] std::optional<MessageTemplate> find_template(store::Session& session, const std::string& programme_id,
                                                           const std::string& id);
[[nodiscard]] ListPage<MessageTemplate> templates_of(store::Session& session, const std::string& programme_id,
                                                     const ListQuery& query);
void delete_template(store::Session& session, const std::string& id);

}  // namespace muster::booking::sql

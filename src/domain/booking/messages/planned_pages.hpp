#pragma once
// What the pages of an event's messages share.

#include "domain/booking/delegate_pages.hpp"

#include <muster/domain/booking/answering_service.hpp>
#include <muster/domain/booking/planned_message.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/platform/web/form.hpp>

#include <string>
#include <vector>

namespace muster::booking {

struct MessagesContext : PageContext {
  Answering answering;
};

[[nodiscard]] inline std::string messages_path(const std::string& event_slug, const std::string& ending = {}) {
  return "/events/" + event_slug + "/messages" + (ending.empty() ? "" : "/" + ending);
}
/// The frame of a page of messages: they stand under "Delegates".
[[nodiscard]] site::Frame messages_frame(const events::Event& event, std::string title);

/// The hint under the field for a mail's words.
[[nodiscard]] std::string fields_hint();

void add_planned_pages(web::Router& router, const MessagesContext& context);
void add_planned_form_pages(web::Router& router, const MessagesContext& context);
void add_message_record_pages(web::Router& router, const MessagesContext& context);
void add_message_template_pages(web::Router& router, const PageContext& context);
void add_stop_pages(web::Router& router, const PageContext& context);
void add_message_api_pages(web::Router& router, const MessagesContext& context);

}  // namespace muster::booking

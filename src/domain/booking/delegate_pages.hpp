#pragma once
// What the files of the delegates' pages share.

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// What every page works on.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The frame of a page of the tab "Delegates".
[[nodiscard]] site::Frame delegates_frame(const events::Event& event, std::string title, bool error = false);

/// What stands over the list besides its heading: why something was not done.
struct ListNotice {
  int status = 200;
  std::string words;  ///< empty: nothing
};
/// A form that stands open in the sheet.
struct SheetForm {
  std::string asked;  ///< "edit", "needs", "cancel", "move", "add"; empty: none
  std::string title;
  std::string html;
  std::string summary;  ///< of its errors; stands first on the page
  int status = 200;
  std::string changed;  ///< where somebody else saved meanwhile: who and when
  std::vector<std::string> changed_fields;
};
/// The list with the sheet of whomever the address names, or the route.
[[nodiscard]] web::Reply delegates_page(const PageContext& context, const web::Request& request,
                                        const ListNotice& notice, const SheetForm& form);
/// What the address asks of the list, without pages: for its file.
[[nodiscard]] ListQuery asked_delegates(const web::Request& request);
/// The list's address as the visitor saw it, with what was just done.
[[nodiscard]] std::string back_to_list(const web::Request& request,
                                       const std::vector<std::pair<std::string, std::string>>& told);

/// Files of the delegates' pages, each adding its own routes.
void add_step_pages(web::Router& router, const PageContext& context);
void add_sheet_form_pages(web::Router& router, const PageContext& context);
void add_merge_pages(web::Router& router, const PageContext& context);
void add_merge_api_pages(web::Router& router, const PageContext& context);
void add_delegate_file_pages(web::Router& router, const PageContext& context);
void add_cancel_pages(web::Router& router, const PageContext& context);
void add_message_pages(web::Router& router, const PageContext& context);
void add_organisation_pages(web::Router& router, const PageContext& context);
void add_needs_pages(web::Router& router, const PageContext& context);
void add_seat_pages(web::Router& router, const PageContext& context);
void add_door_pages(web::Router& router, const PageContext& context);
void add_nomination_pages(web::Router& router, const PageContext& context);
void add_lead_pages(web::Router& router, const PageContext& context);
void add_substitute_pages(web::Router& router, const PageContext& context);
void add_badge_pages(web::Router& router, const PageContext& context);
void add_door_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking

#pragma once
// The members' area: signing in by link, and the pages on which somebody sees what is theirs. Other rooms add pages to
// it by `member_page`, which gives them whoever visits.

#include <muster/domain/members/member_right_pages.hpp>
#include <muster/domain/members/visit_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>
#include <muster/platform/web/view.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::members {

/// A certificate of somebody's, to be taken away.
struct CertificateLink {
  std::string title;       ///< "London SEND Summit, Friday 10 June 2022: 5 hours"
  std::string booking;     ///< id, by which its file is asked for
  std::string why_none{};  ///< a sentence where there is no file yet, or none for them
};
/// What is held of somebody, as files.
struct HeldFiles {
  std::string json;
  std::string html;
};
/// What other rooms give the area. A function that is empty has nothing to give.
struct AreaParts {
  std::function<Result<HeldFiles>(const Visit& visit)> held_files{};
  std::function<Result<std::vector<CertificateLink>>(const Visit& visit)> certificates{};
  /// The PDF of one of those; `site` begins the address that it says it is confirmed at. not_found for any other.
  std::function<Result<std::string>(const Visit& visit, const std::string& booking, const std::string& site)>
      certificate_file{};
};

/// Routes: /my/{code} and below, /my-link/{link}, /programmes/{programme}/members-area, and the same for programs.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, AreaParts parts);

/// Tabs of the area, in their order.
enum class AreaTab { none, bookings, lists, documents, library, adverts, bulletins, data };

/// A page for whoever visits; not reached without a visit, which the guard sees to.
using MemberHandler = std::function<web::Reply(const web::Request& request, const Visit& visit)>;
[[nodiscard]] web::Handler member_page(store::Database& database, const Clock& clock, MemberHandler page);

/// A page in the area's frame: its tabs, and below them the template's markup.
struct AreaFrame {
  std::string title;
  AreaTab tab = AreaTab::none;
  const web::Form* form = nullptr;  ///< whose refusal the page shows
};
[[nodiscard]] web::Reply area_reply(const web::Request& request, const Visit& visit, const AreaFrame& frame,
                                    web::View& view, const std::string& template_name);

}  // namespace muster::members

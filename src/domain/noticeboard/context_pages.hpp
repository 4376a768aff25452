#pragma once
// What the pages of notices share.

#include <muster/domain/access/throttle_service.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/domain/noticeboard/notice_pages.hpp>
#include <muster/domain/noticeboard/notice_right.hpp>
#include <muster/domain/noticeboard/notice_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>
#include <optional>
#include <string>

namespace muster::noticeboard {

/// How often one visitor does what costs others: each sending may be a mail to the team, each answer is one to a
/// member.
struct NoticeLimits {
  access::SharedBuckets sendings{"notice sending", 10, std::chrono::minutes(2)};
  access::SharedBuckets answers{"notice answer", 5, std::chrono::minutes(10)};
  /// To one notice, whoever writes them.
  access::SharedBuckets mailbox{"notice mailbox", 30, std::chrono::minutes(10)};
};

struct PageContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<NoticeLimits> limits = std::make_shared<NoticeLimits>();
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The fields of what a notice says; a job has a web address and must have a closing date, a request neither.
struct ContentForm {
  web::Form form;
  web::Field<std::string> title;
  web::Field<std::string> body;
  web::Field<std::string> organisation;
  web::Field<std::string> place;
  std::optional<web::Field<std::string>> link;
  web::Field<std::optional<Date>> closes_on;

  ContentForm(web::Form made, Kind kind, const Content& before);
  /// Where the form was read.
  [[nodiscard]] Content content() const;
};

/// What a notice says, for a page of its own: its words, where, until when.
void show_content(web::View& view, const Notice& notice);
/// "Job advert, Camden, until Friday 1 July 2022": under its title in a list.
[[nodiscard]] std::string facts_of(const Notice& notice);

void add_member_pages(web::Router& router, const PageContext& context);
void add_own_pages(web::Router& router, const PageContext& context);
void add_public_pages(web::Router& router, const PageContext& context);
void add_team_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

[[nodiscard]] Member member_of(const members::Visit& visit);

}  // namespace muster::noticeboard

// Gathers the rooms' kinds of messages.
#include <muster/front/app/mail_kinds.hpp>

#include <muster/domain/access/access_mail.hpp>
#include <muster/domain/actions/actions_mail.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/bulletin/bulletin_mail.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/members/members_mail.hpp>
#include <muster/domain/membership/membership_mail.hpp>
#include <muster/domain/noticeboard/notice_mail.hpp>
#include <muster/domain/webhooks/webhooks_mail.hpp>

namespace muster::app {

mail::Kinds mail_kinds(store::Database& database) {
  mail::Kinds kinds;
  access::add_mail(kinds, database);
  booking::add_mail(kinds, database, feedback::answering());
  feedback::add_mail(kinds, database);
  membership::add_mail(kinds, database);
  lists::add_mail(kinds, database);
  actions::add_mail(kinds, database);
  members::add_mail(kinds, database);
  noticeboard::add_mail(kinds, database);
  bulletin::add_mail(kinds, database);
  webhooks::add_mail(kinds, database);
  return kinds;
}

}  // namespace muster::app

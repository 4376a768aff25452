// Status lines, dates and lengths.
#include "reply_bytes.hpp"

#include <cstdio>
#include <initializer_list>

namespace muster::net {
namespace {

constexpr std::size_t head_bytes = 1024;  // more than nearly all heads take

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

std::string http_date(Instant instant) {
  using namespace std::chrono;
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<std::chrono::days>(instant);
  const year_month_day date(day);
  const hh_mm_ss time(instant - day);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", days[weekday(day).c_encoding()],
                static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text;
}

std::string head_of(const web::Reply& reply, std::string_view date, AfterReply after_reply) {
  std::string head;
  head.reserve(head_bytes);
  const auto add = [&head](std::initializer_list<std::string_view> parts) {
    for (const auto part : parts) head += part;
  };
  add({"HTTP/1.1 ", std::to_string(reply.status), " ", reason_of(reply.status), "\r\nDate: ", date});
  for (const auto& [name, value] : reply.headers) add({"\r\n", name, ": ", value});
  if (reply.status != 304 && reply.status != 204) {
    add({"\r\nContent-Type: ", reply.content_type});
    if (after_reply != AfterReply::go_on) add({"\r\nContent-Length: ", std::to_string(body_of(reply).size())});
  }
  add({"\r\nConnection: ", after_reply == AfterReply::keep ? "keep-alive" : "close", "\r\n\r\n"});
  return head;
}

}  // namespace muster::net

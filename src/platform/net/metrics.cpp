// Counts, and writes them out sorted, so that two looks differ only in what changed.
#include "metrics.hpp"

#include <unistd.h>

#include <charconv>
#include <fstream>

namespace muster::net {

namespace {

void gauge(std::string& out, const char* kind, const std::string& name, const char* help, std::int64_t value) {
  out += "# HELP " + name + " " + help + "\n# TYPE " + name + " " + kind + "\n" + name + " " + std::to_string(value) +
         "\n";
}

std::string decimal(double number) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  return {text, end};
}

std::int64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t resident = 0;
  file >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

std::string label(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') escaped += '\\';
    if (letter != '\n') escaped += letter;
  }
  return escaped;
}

}  // namespace

void Metrics::answered(const std::string& route, int status, std::chrono::microseconds took) {
  const std::scoped_lock lock(mutex_);
  ++requests_[{route, status}];
  ++count_;
  seconds_ += static_cast<double>(took.count()) / 1e6;
  for (std::size_t at = 0; at < bounds_ms.size(); ++at)
    if (took <= std::chrono::milliseconds(bounds_ms[at])) ++at_most_[at];
}

std::string Metrics::text() const {
  std::string out;
  {
    const std::scoped_lock lock(mutex_);
    out +=
        "# HELP muster_requests_total Requests answered, by route pattern and status.\n"
        "# TYPE muster_requests_total counter\n";
    for (const auto& [key, count] : requests_)
      out += "muster_requests_total{route=\"" + label(key.first) + "\",status=\"" + std::to_string(key.second) +
             "\"} " + std::to_string(count) + "\n";
    out +=
        "# HELP muster_request_seconds From the first byte of a request to the last byte of its answer.\n"
        "# TYPE muster_request_seconds histogram\n";
    for (std::size_t at = 0; at < bounds_ms.size(); ++at)
      out += "muster_request_seconds_bucket{le=\"" + decimal(bounds_ms[at] / 1000.0) + "\"} " +
             std::to_string(at_most_[at]) + "\n";
    out += "muster_request_seconds_bucket{le=\"+Inf\"} " + std::to_string(count_) + "\nmuster_request_seconds_sum " +
           decimal(seconds_) + "\nmuster_request_seconds_count " + std::to_string(count_) + "\n";
  }
  gauge(out, "gauge", "muster_open_connections", "Connections open now.", open_connections);
  gauge(out, "gauge", "muster_live_connections", "Connections that watch something as it changes.", live_connections);
  gauge(out, "gauge", "muster_queued_requests", "Whole requests that wait for a worker.", queued_requests);
  gauge(out, "gauge", "muster_heavy_requests", "Requests for heavy pages that wait for their turn.", heavy_requests);
  gauge(out, "counter", "muster_refused_connections_total", "Connections turned away because too many were open.",
        refused_connections);
  gauge(out, "counter", "muster_refused_requests_total", "Requests refused before any page saw them.",
        refused_requests);
  gauge(out, "counter", "muster_queue_full_total", "Requests answered 503 because every worker was busy.", full_queue);
  gauge(out, "counter", "muster_timed_out_total", "Connections cut for being slow.", timed_out);
  gauge(out, "counter", "muster_lost_log_lines_total", "Log lines left out because the log was not read.",
        lost_log_lines);
  if (certificate_end != 0) {
    gauge(out, "gauge", "muster_certificate_end_seconds", "When the certificate in use ends, in seconds since 1970.",
          certificate_end);
    gauge(out, "counter", "muster_refused_certificates_total", "New certificate files that could not be used.",
          refused_certificates);
  }
  gauge(out, "gauge", "muster_resident_bytes", "Memory of this process.", resident_bytes());
  return out;
}

}  // namespace muster::net

// Certificates made for a test: an authority and what it signs.
#pragma once

#include <memory>
#include <string>

struct evp_pkey_st;
struct x509_st;

struct Certificate {
  std::shared_ptr<evp_pkey_st> key;
  std::shared_ptr<x509_st> certificate;

  std::string pem() const;
};

enum class Age { valid, expired };

Certificate make_authority(std::string const& name);
// For the host `host` (a DNS name), signed by `authority`; by itself when that is null.
Certificate make_certificate(std::string const& host, Certificate const* authority, Age age);

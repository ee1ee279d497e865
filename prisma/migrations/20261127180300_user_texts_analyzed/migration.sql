ANALYZE "UserText"; -- how common a part of a text is

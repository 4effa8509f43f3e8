-- A page of the audit log is found by an index whatever is asked for, in a log of any length. A plan that is kept for all
-- questions walks backwards over the whole log for what is rare, so each question is planned by its own values.
--
-- Who did it is looked for under one name: that of an account, or what stands for none.
DROP INDEX audit_by_actor;
CREATE INDEX audit_by_actor ON audit_entry ((coalesce(actor_name, actor_kind)), sequence);

CREATE FUNCTION audit_page(
    p_actor text, p_action text, p_subject_kind text, p_subject_id text, p_from timestamptz, p_to timestamptz,
    p_before bigint, p_limit integer) RETURNS SETOF audit_entry LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    first_month date := date_trunc('month', p_from AT TIME ZONE 'UTC');
    last_month  date := date_trunc('month', p_to AT TIME ZONE 'UTC');
BEGIN
    -- The month of an entry is never before that of its time. It is later only where a clock went back: after the month of
    -- p_to there can be entries from before, and each later month is asked for one.
    IF p_to IS NOT NULL THEN
        SELECT max(m)::date INTO last_month
        FROM (SELECT last_month AS m
              UNION ALL
              SELECT generate_series(
                  greatest(last_month, (SELECT e.month FROM audit_entry e ORDER BY e.sequence LIMIT 1)),
                  (SELECT h.month FROM audit_head h), interval '1 month')) months
        WHERE m = last_month OR EXISTS (SELECT FROM audit_entry e WHERE e.month = m::date AND e.at < p_to);
    END IF;
    RETURN QUERY
        SELECT * FROM audit_entry e
        WHERE (p_actor IS NULL OR coalesce(e.actor_name, e.actor_kind) = p_actor)
          AND (p_action IS NULL OR e.action = p_action)
          AND (p_subject_kind IS NULL OR e.subject_kind = p_subject_kind)
          AND (p_subject_id IS NULL OR e.subject_id = p_subject_id)
          AND (p_from IS NULL OR e.at >= p_from AND e.month >= first_month)
          AND (p_to IS NULL OR e.at < p_to AND e.month <= last_month)
          AND (p_before IS NULL OR e.sequence < p_before)
        ORDER BY e.sequence DESC LIMIT p_limit;
END
$$;

/**
 * HEAD of an answer that is a stream. Next would have GET begin it, and then neither read nor cancel it: nothing would ever end
 * what it holds.
 */
export const refuseHead = () => new Response(null, { status: 405, headers: { allow: "GET" } });

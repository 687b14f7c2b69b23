namespace Baken.Texts;

/// <summary>The words of sign-in and of the one-time link. Dutch in <c>SignIn.resx</c>, English beside it.</summary>
public sealed class SignIn;
